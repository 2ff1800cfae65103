"""German."""

from __future__ import annotations

from publisher.transforms.lexicon.entry import Lexicon

__all__ = ["LEXICON"]

LEXICON = Lexicon(
    tag="de",
    common=frozenset(
        "der die das und ist nicht ich sie es ein eine zu den von mit dem auf für wir auch sich "
        "war im des wie dass aber haben hat man noch nur so wenn als bei oder mir mich uns was "
        "sind wird einen einer nach kann schon habe er ihm ihn ihr ihre unser da dann man wo wer mehr immer dort hatte hatten gar etwas jeder".split()
    ),
    asks=frozenset({"f", "frage", "interviewer", "interviewerin", "redaktion"}),
    answers=frozenset({"a", "antwort", "befragter", "befragte", "interviewter"}),
    moderators=frozenset({"moderator", "moderatorin", "moderation", "leitung"}),
    audience=frozenset({"publikum", "aus dem publikum", "zuhörer", "zuhörerin", "zuschauer"}),
    narrators=frozenset({"erzähler", "erzählerin", "sprecher", "sprecherin"}),
    header=(
        ("interviewpartner", "interviewee"),
        ("interviewpartnerin", "interviewee"),
        ("zeitzeuge", "interviewee"),
        ("zeitzeugin", "interviewee"),
        ("gast", "interviewee"),
        ("interviewer", "interviewer"),
        ("interviewerin", "interviewer"),
        ("interview", "interviewer"),
        ("das gespräch führte", "interviewer"),
        ("die fragen stellte", "interviewer"),
        ("interviewt von", "interviewer"),
        ("von", "author"),
        ("autor", "author"),
        ("datum", "date"),
        ("aufgenommen am", "date"),
        ("veröffentlicht am", "posted"),
        ("ort", "place"),
        ("titel", "title"),
        ("transkription", "transcriber"),
        ("übersetzung", "translator"),
        ("dauer", "length"),
        ("fotos", "credit"),
    ),
    months=(
        ("januar", "jan", "jänner"),
        ("februar", "feb"),
        ("märz", "mär"),
        ("april", "apr"),
        ("mai",),
        ("juni", "jun"),
        ("juli", "jul"),
        ("august", "aug"),
        ("september", "sept", "sep"),
        ("oktober", "okt"),
        ("november", "nov"),
        ("dezember", "dez"),
    ),
    sounds=frozenset(
        "lacht lachen lachend gelächter seufzt pause schweigt schweigen stille applaus beifall "
        "musik unverständlich hustet weint flüstert räuspert klopfen geräusch telefon lange "
        "nickt zeigt".split()
    ),
    pronouns=frozenset({"er", "sie", "alle", "beide"}),
    said=frozenset(
        "ich du er sie es wir ihr das dies hier sagte sagt fragte fragt antwortete hinweis foto "
        "fotos bild bilder quelle siehe beispiel inhalt ja nein und aber dann also nachtrag".split()
    ),
    captions=frozenset({"foto", "fotos", "bild", "abbildung", "bildunterschrift"}),
    particles=frozenset("von van der den dem zu zur und de la".split()),
    weekdays=frozenset(
        "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag".split()
    ),
    gaps=frozenset({"unverständlich", "unhörbar"}),
    hesitations=(r"ä+h+m*", r"ö+h+m*", r"e+h+m+", r"h+m+"),
    titles=frozenset(
        {
            "interview mit",
            "ein interview mit",
            "gespräch mit",
            "ein gespräch mit",
            "im gespräch mit",
        }
        | {"unterhaltung mit", "zu besuch bei", "interview:", "im interview:"}
    ),
    genres=frozenset({"interview", "das interview", "gespräch", "transkript", "abschrift"}),
    bylines=frozenset(
        {"von", "text", "text von", "das gespräch führte", "das interview führte"}
        | {"das gespräch führten", "das interview führten", "die fragen stellten", "mit ihm sprach"}
        | {"mit ihr sprach"}
        | {"interview von", "die fragen stellte", "aufgezeichnet von"}
    ),
    recorded=frozenset({"aufgenommen", "aufgezeichnet"}),
    posted=frozenset({"veröffentlicht", "aktualisiert", "erschienen"}),
    myself=frozenset({"ich bin", "mein name ist", "ich heiße"}),
    honorifics=frozenset("herr frau dr prof fräulein".split()),
    interviewer="Interviewer",
    interviewee="Gesprächspartner",
)
