"""German."""

from __future__ import annotations

from publisher.transforms.lexicon.entry import Lexicon

__all__ = ["LEXICON"]

LEXICON = Lexicon(
    tag="de",
    common=frozenset(
        "der die das und ist nicht ich sie es ein eine zu den von mit dem auf für wir auch sich "
        "war im des wie dass aber haben hat man noch nur so wenn als bei oder mir mich uns was "
        "sind wird einen einer nach kann schon habe".split()
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
    interviewer="Interviewer",
    interviewee="Gesprächspartner",
)
