"""Hindi."""

from __future__ import annotations

from publisher.transforms.lexicon.entry import Lexicon, header, phrases, words

__all__ = ["LEXICON"]

LEXICON = Lexicon(
    tag="hi",
    common=words(
        "के है में की से का को और हैं पर यह कि एक नहीं था थी थे भी ने तो हम वह मैं जो कर हो आप "
        "क्या लेकिन साथ लिए बाद जब मुझे बहुत अपने कुछ इस उस वे ही गया रहा सब मेरे हुआ कोई"
    ),
    asks=phrases("प्र|प्रश्न|सवाल|साक्षात्कारकर्ता|पत्रकार"),
    answers=phrases("उ|उत्तर|जवाब|अतिथि|मेहमान"),
    moderators=phrases("संचालक|मॉडरेटर"),
    audience=phrases("श्रोता|दर्शक"),
    narrators=phrases("सूत्रधार"),
    header=header(
        interviewer="साक्षात्कारकर्ता|बातचीत|साक्षात्कार",
        interviewee="अतिथि|मेहमान|वक्ता",
        author="लेखक|लेखिका",
        date="दिनांक|तारीख|तिथि",
        place="स्थान|जगह",
        title="शीर्षक",
        translator="अनुवाद|अनुवादक",
        transcriber="लिप्यंतरण",
        length="अवधि",
        credit="चित्र|फोटो",
        language="भाषा",
        source="स्रोत",
    ),
    months=(
        ("जनवरी",),
        ("फ़रवरी", "फरवरी"),
        ("मार्च",),
        ("अप्रैल",),
        ("मई",),
        ("जून",),
        ("जुलाई",),
        ("अगस्त",),
        ("सितंबर", "सितम्बर"),
        ("अक्टूबर", "अक्तूबर"),
        ("नवंबर", "नवम्बर"),
        ("दिसंबर", "दिसम्बर"),
    ),
    sounds=words("हँसते हँसती हँसी हंसते हंसती हंसी मौन चुप्पी तालियाँ संगीत अस्पष्ट"),
    gaps=words("अस्पष्ट"),
    said=words("मैं यह कहा कहते पूछा बोले बोली नोट चित्र स्रोत देखें उदाहरण हाँ नहीं लेकिन"),
    captions=words("चित्र फोटो"),
    suffixes=phrases("से बातचीत|से साक्षात्कार|के साथ बातचीत|का साक्षात्कार|से मुलाकात"),
    titles=phrases("साक्षात्कार:|बातचीत:"),
    genres=phrases("साक्षात्कार|बातचीत"),
    bylines=phrases("लेखक"),
    honorifics=words("श्री श्रीमती डॉ जी"),
    interviewer="साक्षात्कारकर्ता",
    interviewee="अतिथि",
)
