"""XML formats: TEI, Transcriber and OHMS are read with their speakers; traps are refused."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from claims import unclaimed
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from publisher.errors import RawError
from publisher.limits import MARKUP_DEPTH
from publisher.model.block import Turn
from publisher.model.transcript import EventKind, Transcript
from publisher.model.walk import notes, plain
from publisher.readers import read
from publisher.transforms import normalize

TEI = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en">
<teiHeader><fileDesc><titleStmt><title>The Wick</title></titleStmt>
<sourceDesc><recordingStmt><recording><date when="1987-05-02">May</date></recording></recordingStmt>
</sourceDesc></fileDesc><profileDesc><particDesc><listPerson>
<person xml:id="REE" role="interviewer"><persName>Ann Reed</persName></person>
<person xml:id="IDA" role="narrator"><persName>Ida Brandt</persName></person>
</listPerson></particDesc></profileDesc></teiHeader>
<text><body><div><head>At dusk</head>
<u who="#REE">Who lit<pause/> it then?</u>
<u who="#IDA"><seg>My <emph>aunt</emph><note>She was nine.</note> did.</seg>
<seg>Not <choice><sic>mine</sic><corr>my</corr></choice> mother
<vocal><desc>laughs</desc></vocal>.</seg></u>
<u who="#REE">And later?</u>
<u who="#IDA">Nobody &amp; nothing.</u>
</div></body></text></TEI>"""

TRS = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE Trans SYSTEM "trans-14.dtd">
<Trans><Speakers><Speaker id="s1" name="Ann Reed"/><Speaker id="s2" name="Ida Brandt"/></Speakers>
<Episode><Section type="report"><Turn startTime="0" speaker="s1"><Sync time="0"/>
Who lit it
<Sync time="1.5"/>
then?</Turn><Turn startTime="3" speaker="s2"><Sync time="3"/>
My aunt. <Event desc="laugh" type="noise" extent="instantaneous"/></Turn>
<Turn startTime="5" speaker="s1 s2"><Sync time="5"/><Who nb="1"/>
And later? <Who nb="2"/> Nobody.</Turn></Section></Episode></Trans>"""

OHMS = """<?xml version="1.0" encoding="UTF-8"?>
<ROOT xmlns="https://www.weareavp.com/nunncenter/ohms"><record id="1">
<date value="1987-05-02"/><title>Interview with Ida Brandt</title>
<interviewee>Ida Brandt</interviewee><interviewer>Ann Reed</interviewer>
<index><point><time>0</time><title>Lamps</title><synopsis>She tells of lamps.</synopsis>
</point></index>
<transcript>REED: Who lit it &amp; when, in those years on the northern quay
of the harbour?

BRANDT: My aunt did, every evening of the year.

REED: And later, in the winter?

BRANDT: Nobody.
</transcript></record></ROOT>"""


def said(name: str, text: str) -> list[tuple[str, str]]:
    """Return speaker and words of each turn."""
    made = normalize(read(Path(name), text.encode()), id="talk").manuscript
    turns = [block for block in made.body if isinstance(block, Turn)]
    return [
        (
            made.speaker(turn.speaker).name,
            " | ".join(plain(block.inlines) for block in turn.blocks),
        )
        for turn in turns
    ]


def test_tei_is_read_with_its_speakers() -> None:
    """Utterances are turns, segments paragraphs; what stood there is kept."""
    assert said("talk.xml", TEI) == [
        ("Ann Reed", "Who lit it then?"),
        ("Ida Brandt", "My aunt did. | Not mine mother [laughs]."),
        ("Ann Reed", "And later?"),
        ("Ida Brandt", "Nobody & nothing."),
    ]


def test_tei_says_what_its_header_says() -> None:
    """Title, date and roles come from the header, a note from the text."""
    made = normalize(read(Path("talk.xml"), TEI.encode()), id="talk").manuscript
    assert (made.title, made.recorded.date) == ("The Wick", "1987-05-02")
    assert [(s.name, s.role) for s in made.speakers] == [
        ("Ann Reed", "interviewer"),
        ("Ida Brandt", "interviewee"),
    ]
    assert [plain(p) for note in notes(made) for p in note.paragraphs] == ["She was nine."]


def test_drama_in_tei_is_read_by_its_speakers() -> None:
    """A speech without a reference goes by the name that is shown."""
    speech = "<sp><speaker>{}.</speaker><p>{}</p></sp>"
    body = "".join(
        speech.format(*one)
        for one in (("Reed", "Who?"), ("Ida", "I."), ("Reed", "When?"), ("Ida", "Then."))
    )
    text = f"<TEI xmlns='http://www.tei-c.org/ns/1.0'><text><body>{body}</body></text></TEI>"
    assert said("play.xml", text) == [
        ("Reed", "Who?"),
        ("Ida", "I."),
        ("Reed", "When?"),
        ("Ida", "Then."),
    ]


def test_transcriber_is_read_with_times_and_voices() -> None:
    """Words between two times run on; voices of one turn are told apart."""
    assert said("talk.trs", TRS) == [
        ("Ann Reed", "Who lit it then?"),
        ("Ida Brandt", "My aunt."),
        ("Ann Reed", "And later?"),
        ("Ida Brandt", "Nobody."),
    ]


def test_ohms_is_read_with_its_record() -> None:
    """Typed lines are the talk; all other fields are metadata."""
    found = read(Path("talk.xml"), OHMS.encode())
    made = normalize(found, id="talk").manuscript
    assert (made.title, made.recorded.date) == ("Interview with Ida Brandt", "1987-05-02")
    assert [name for name, _ in said("talk.xml", OHMS)] == ["Ann Reed", "Ida Brandt"] * 2
    assert said("talk.xml", OHMS)[0][1].startswith("Who lit it & when, in those years")


def test_ohms_with_captions_is_read_as_captions() -> None:
    """A transcript in WebVTT wins over the title that a remark in it would give."""
    vtt = "WEBVTT\n\nNOTE\nTRANSCRIPTION BEGIN\n\n00:01.000 --> 00:02.000\n<v REED>Who?\n"
    vtt += "\n00:03.000 --> 00:04.000\n<v BRANDT>I.\n"
    record = f"<title>The Wick</title><vtt_transcript><![CDATA[{vtt}]]></vtt_transcript>"
    text = f"<ROOT xmlns='nunncenter'><record>{record}</record></ROOT>"
    found = normalize(read(Path("talk.xml"), text.encode()), id="talk").manuscript
    assert found.title == "The Wick"
    assert [words for _, words in said("talk.xml", text)] == ["Who?", "I."]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<TEI><text>", r":1:\d+: XML that is not well-formed"),
        ('<!DOCTYPE TEI [<!ENTITY a "b">]><TEI>&a;</TEI>', "XML that declares"),
        (
            '<!DOCTYPE TEI [<!ENTITY a SYSTEM "file:///etc/passwd">]><TEI>&a;</TEI>',
            "XML that declares",
        ),
        ("<TEI><text>&nbsp;</text></TEI>", "undefined entity|entity"),
        ("<TEI><text/></TEI>", "without text"),
        (
            "<ROOT xmlns='nunncenter'><record><title>x</title></record></ROOT>",
            "without a transcript",
        ),
        ("<Trans><Turn speaker='a'/></Trans>", "without words"),
        ("<rss><channel>talk</channel></rss>", r"its root is <rss>.*known are TEI"),
    ],
)
def test_what_cannot_be_read_is_one_clear_error(text: str, message: str) -> None:
    """Broken, hostile and wordless documents are refused by what is wrong."""
    with pytest.raises(RawError, match=re.compile(message)):
        read(Path("talk.xml"), text.encode())


def test_a_document_type_by_name_is_never_fetched() -> None:
    """Transcriber's own declaration names a file; nothing is looked for."""
    assert read(Path("talk.trs"), TRS.encode()).events


def words(found: Transcript) -> list[str]:
    """Return the words of the events, in order."""
    return [word for event in found.events for word in event.text.split()]


SOUP = st.recursive(
    st.sampled_from(["lamp", " ", "quay &amp; ", "<pause/>", "<lb/>", "<!-- x -->"]),
    lambda inner: st.builds(
        lambda tag, children: f"<{tag}>{''.join(children)}</{tag}>",
        st.sampled_from(
            "u sp speaker p seg head div note hi emph choice sic corr list item lg l stage vocal "
            "desc unclear q foreign unknown".split()
        ),
        st.lists(inner, max_size=4),
    ),
    max_leaves=14,
)


@given(st.lists(SOUP, max_size=4).map("".join))
def test_no_letter_goes_astray(soup: str) -> None:
    """However elements are nested, every letter is read or accounted for, and conserved."""
    text = f"<TEI><text><body><p>start</p>{soup}</body></text></TEI>"
    found = read(Path("talk.xml"), text.encode())
    assert not unclaimed(found)
    normalize(found, id="talk")


@given(st.lists(st.text(st.sampled_from("ab<>&é' \n"), max_size=8), min_size=1, max_size=5))
def test_lxml_reads_the_same_words(texts: list[str]) -> None:
    """What lxml takes for the text of utterances, the events say."""
    tree = etree.Element("TEI")
    body = etree.SubElement(etree.SubElement(tree, "text"), "body")
    for number, text in enumerate(texts):
        etree.SubElement(body, "u", who=f"#s{number}").text = "x " + text
    found = read(Path("talk.xml"), etree.tostring(tree, encoding="utf-8"))
    assert words(found) == " ".join("".join(u.itertext()) for u in body).split()
    assert all(event.kind is EventKind.PARAGRAPH for event in found.events)


def _nested(depth: int) -> bytes:
    return f"<TEI><text><body>{'<div>' * depth}Bread{'</div>' * depth}</body></text></TEI>".encode()


def test_elements_nested_too_deep_are_refused() -> None:
    """What a tree would lay flat is refused with its place, and all that is less deep is read."""
    assert [e.text for e in read(Path("talk.xml"), _nested(MARKUP_DEPTH - 3)).events] == ["Bread"]
    with pytest.raises(RawError, match="nested more than 120 deep"):
        read(Path("talk.xml"), _nested(MARKUP_DEPTH - 2))


def test_an_entity_of_another_file_is_refused_by_name() -> None:
    """A document type that is not fetched may declare it; the reader cannot know."""
    text = '<!DOCTYPE TEI SYSTEM "tei.dtd"><TEI><text><p>Caf&eacute; au lait</p></text></TEI>'
    with pytest.raises(RawError, match="&eacute; is not declared here"):
        read(Path("talk.xml"), text.encode())
