"""Hungarian."""

from __future__ import annotations

from publisher.transforms.lexicon.entry import Lexicon, header, months, phrases, words

__all__ = ["LEXICON"]

LEXICON = Lexicon(
    tag="hu",
    common=words(
        "a az és hogy nem is egy volt meg már csak de ez ha azt mint én mert ki el akkor még van "
        "vagy aki ezt nagyon lehet fel minden majd mi itt ott ami kell úgy így le ezért után "
        "nekem őt ők te nincs igen jó voltak lett lesz azért hanem olyan engem pedig sem valaki "
        "senki most amikor hol hogyan ahol"
    ),
    asks=phrases("k|kérd|kérdés|kérdező|riporter|interjúkészítő|szerkesztőség"),
    answers=phrases("v|vál|válasz|interjúalany|vendég|válaszadó"),
    moderators=phrases("moderátor|műsorvezető|elnök"),
    audience=phrases("közönség|hallgató|a közönségből"),
    narrators=phrases("narrátor|mesélő"),
    header=header(
        interviewee="interjúalany|visszaemlékező|vendég|vendégek",
        interviewer="riporter|kérdező|interjúkészítő|interjút készítette|az interjút készítette|"
        "készítette",
        author="szerző|írta|szöveg",
        date="dátum|időpont|az interjú időpontja|felvétel időpontja|felvétel ideje",
        posted="megjelent|közzétéve",
        place="helyszín|hely|az interjú helyszíne",
        title="cím",
        transcriber="átirat|leírta|lejegyezte",
        translator="fordította|fordítás|fordító",
        length="hossz|időtartam",
        credit="fotó|fényképek|képek",
        language="nyelv",
        source="forrás",
        participants="jelen vannak|résztvevők",
    ),
    months=months(
        "január jan|február febr|március márc|április ápr|május máj|június jún|július júl|"
        "augusztus aug|szeptember szept|október okt|november nov|december dec"
    ),
    weekdays=words("hétfő kedd szerda csütörtök péntek szombat vasárnap"),
    sounds=words(
        "nevet nevetés nevetnek szünet csend taps zene érthetetlen sóhajt sóhaj sír köhög suttog "
        "bólint mosolyog"
    ),
    gaps=words("érthetetlen hallhatatlan"),
    hesitations=(r"ö{2,}", r"h+m+"),
    pronouns=words("ő ők mindenki"),
    said=words(
        "én az ez mondta mondja kérdezte kérdeztem válaszolta megjegyzés kép képek fotó forrás lásd "
        "példa tartalom igen nem de tehát mert"
    ),
    captions=words("fotó kép képaláírás fénykép"),
    particles=words("von de"),
    titles=phrases("interjú:|beszélgetés:|interjú|beszélgetés"),
    genres=phrases("interjú|beszélgetés|átirat"),
    bylines=phrases("írta|szöveg|az interjút készítette"),
    recorded=phrases("készült|felvétel"),
    posted=phrases("megjelent|közzétéve|frissítve"),
    myself=phrases("a nevem|én vagyok"),
    honorifics=words("dr úr asszony"),
    interviewer="Kérdező",
    interviewee="Interjúalany",
)
