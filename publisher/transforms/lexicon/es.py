"""Spanish."""

from __future__ import annotations

from publisher.transforms.lexicon.entry import Lexicon

__all__ = ["LEXICON"]

LEXICON = Lexicon(
    tag="es",
    common=frozenset(
        "el la los las de del y que en un una es por con para no se su lo como más pero sus le ya "
        "o este sí porque esta entre cuando muy sin sobre también me hasta hay donde quien desde "
        "todo nos todos uno les ni ese eso había qué yo ella fue era al nada tenía estaba mi usted ha han ser así después entonces allí él hacía aquello".split()
    ),
    asks=frozenset({"p", "pregunta", "entrevistador", "entrevistadora", "periodista"}),
    answers=frozenset({"r", "respuesta", "entrevistado", "entrevistada"}),
    moderators=frozenset({"moderador", "moderadora", "presentador", "presentadora"}),
    audience=frozenset({"público", "asistente", "oyente"}),
    narrators=frozenset({"narrador", "narradora", "locutor", "locutora"}),
    header=(
        ("entrevistado", "interviewee"),
        ("entrevistada", "interviewee"),
        ("invitado", "interviewee"),
        ("entrevistador", "interviewer"),
        ("entrevistadora", "interviewer"),
        ("entrevista de", "interviewer"),
        ("por", "author"),
        ("autor", "author"),
        ("fecha", "date"),
        ("publicado el", "posted"),
        ("lugar", "place"),
        ("título", "title"),
        ("transcripción", "transcriber"),
        ("traducción", "translator"),
        ("duración", "length"),
    ),
    months=(
        ("enero", "ene"),
        ("febrero", "feb"),
        ("marzo", "mar"),
        ("abril", "abr"),
        ("mayo", "may"),
        ("junio", "jun"),
        ("julio", "jul"),
        ("agosto", "ago"),
        ("septiembre", "setiembre", "sep"),
        ("octubre", "oct"),
        ("noviembre", "nov"),
        ("diciembre", "dic"),
    ),
    sounds=frozenset(
        "risas risa ríe rie se suspira suspiro pausa silencio aplausos música inaudible "
        "ininteligible tose llora susurra ruido ruidos larga largo señala".split()
    ),
    pronouns=frozenset({"él", "ella", "ellos", "ellas", "todos"}),
    said=frozenset(
        "yo tú él ella nosotros ellos esto eso dijo dice preguntó pregunté respondió nota notas "
        "foto fotos imagen fuente véase ejemplo resumen índice sí no y pero entonces porque".split()
    ),
    captions=frozenset({"foto", "fotos", "imagen", "pie", "fotografía"}),
    particles=frozenset("de del la las los el y e".split()),
    weekdays=frozenset("lunes martes miércoles jueves viernes sábado domingo".split()),
    gaps=frozenset({"inaudible", "ininteligible"}),
    hesitations=(r"e+h*m+", r"e{3,}h*", r"mm+"),
    titles=frozenset(
        {"entrevista a", "entrevista con", "entrevista al", "conversación con", "charla con"}
        | {"una conversación con", "hablamos con", "entrevistamos a", "entrevista:"}
    ),
    genres=frozenset({"entrevista", "la entrevista", "transcripción"}),
    bylines=frozenset({"por", "texto de", "entrevista de", "entrevista por", "escrito por"}),
    recorded=frozenset({"grabado", "grabada", "entrevista realizada", "realizada"}),
    posted=frozenset({"publicado", "publicada", "actualizado"}),
    myself=frozenset({"me llamo", "soy", "mi nombre es"}),
    honorifics=frozenset("sr sra srta don doña señor señora dr dra".split()),
    interviewer="Entrevistador",
    interviewee="Entrevistado",
)
