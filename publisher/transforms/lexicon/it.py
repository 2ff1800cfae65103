"""Italian."""

from __future__ import annotations

from publisher.transforms.lexicon.entry import Lexicon

__all__ = ["LEXICON"]

LEXICON = Lexicon(
    tag="it",
    common=frozenset(
        "il lo la gli le di e che è un una in per non con si del della dei da ma come più anche "
        "ho ha sono io mi questo questa nel nella alla al ci era se lei lui perché cosa quando molto poi anni era avevo quello mia mio ho loro tutto tutti gli dove fatto ne".split()
    ),
    asks=frozenset({"d", "domanda", "intervistatore", "intervistatrice", "giornalista"}),
    answers=frozenset({"r", "risposta", "intervistato", "intervistata"}),
    moderators=frozenset({"moderatore", "moderatrice", "conduttore", "conduttrice"}),
    audience=frozenset({"pubblico", "dal pubblico"}),
    narrators=frozenset({"narratore", "narratrice"}),
    header=(
        ("intervistato", "interviewee"),
        ("intervistata", "interviewee"),
        ("intervistatore", "interviewer"),
        ("intervistatrice", "interviewer"),
        ("intervista di", "interviewer"),
        ("a cura di", "author"),
        ("di", "author"),
        ("data", "date"),
        ("pubblicato il", "posted"),
        ("luogo", "place"),
        ("titolo", "title"),
        ("trascrizione", "transcriber"),
        ("traduzione", "translator"),
        ("durata", "length"),
    ),
    months=(
        ("gennaio", "gen"),
        ("febbraio", "feb"),
        ("marzo", "mar"),
        ("aprile", "apr"),
        ("maggio", "mag"),
        ("giugno", "giu"),
        ("luglio", "lug"),
        ("agosto", "ago"),
        ("settembre", "set"),
        ("ottobre", "ott"),
        ("novembre", "nov"),
        ("dicembre", "dic"),
    ),
    sounds=frozenset(
        "ride risate risata sorride sospira sospiro pausa silenzio applausi musica "
        "incomprensibile tossisce piange rumore rumori lunga lungo indica".split()
    ),
    pronouns=frozenset({"lui", "lei", "loro", "tutti"}),
    said=frozenset(
        "io tu lui lei noi voi loro questo disse dice chiese rispose nota note foto immagine "
        "fonte vedi esempio indice sì no e ma allora perché".split()
    ),
    captions=frozenset({"foto", "immagine", "didascalia"}),
    particles=frozenset("di de del della da la lo e".split()),
    weekdays=frozenset("lunedì martedì mercoledì giovedì venerdì sabato domenica".split()),
    gaps=frozenset({"incomprensibile", "inudibile"}),
    hesitations=(r"e+h+m+", r"u+h+m*", r"mm+"),
    titles=frozenset(
        {"intervista a", "intervista con", "intervista ad", "conversazione con", "incontro con"}
        | {"una conversazione con", "intervista al", "intervista alla", "intervista:"}
        | {"a tu per tu con", "colloquio con", "dialogo con", "quattro chiacchiere con"}
    ),
    genres=frozenset({"intervista", "l'intervista", "l’intervista", "trascrizione"}),
    bylines=frozenset({"di", "a cura di", "intervista di", "testo di", "scritto da"}),
    recorded=frozenset({"registrato", "registrata", "intervista realizzata", "raccolta"}),
    posted=frozenset({"pubblicato", "pubblicata", "aggiornato"}),
    myself=frozenset({"mi chiamo", "sono", "il mio nome è", "io sono"}),
    honorifics=frozenset("sig signor signora dott dottor dottoressa prof don".split()),
    interviewer="Intervistatore",
    interviewee="Intervistato",
)
