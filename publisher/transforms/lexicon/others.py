"""Languages of which only labels, months and the most common words are known."""

from __future__ import annotations

from publisher.transforms.lexicon.entry import Lexicon

__all__ = ["LEXICONS"]

PORTUGUESE = Lexicon(
    tag="pt",
    common=frozenset(
        "o a os as de do da e que em um uma é não para com por se mais como mas foi ao ele das tem "
        "à seu sua ou ser quando muito já está eu também só pelo pela até isso ela entre".split()
    ),
    asks=frozenset({"p", "pergunta", "entrevistador", "entrevistadora"}),
    answers=frozenset({"r", "resposta", "entrevistado", "entrevistada"}),
    header=(("data", "date"), ("local", "place"), ("título", "title"), ("por", "author")),
    months=(
        ("janeiro",),
        ("fevereiro",),
        ("março",),
        ("abril",),
        ("maio",),
        ("junho",),
        ("julho",),
        ("agosto",),
        ("setembro",),
        ("outubro",),
        ("novembro",),
        ("dezembro",),
    ),
    sounds=frozenset({"risos", "ri", "pausa", "silêncio", "aplausos", "inaudível", "suspira"}),
    interviewer="Entrevistador",
    interviewee="Entrevistado",
)

DUTCH = Lexicon(
    tag="nl",
    common=frozenset(
        "de het een en van ik te dat die in je niet zijn is was op aan met als voor had er maar om "
        "hem dan zou of wat mijn men dit zo door over ze zich bij ook tot mij uit der daar".split()
    ),
    asks=frozenset({"v", "vraag", "interviewer"}),
    answers=frozenset({"a", "antwoord", "geïnterviewde"}),
    header=(("datum", "date"), ("plaats", "place"), ("titel", "title"), ("door", "author")),
    months=(
        ("januari",),
        ("februari",),
        ("maart",),
        ("april",),
        ("mei",),
        ("juni",),
        ("juli",),
        ("augustus",),
        ("september",),
        ("oktober",),
        ("november",),
        ("december",),
    ),
    sounds=frozenset({"lacht", "gelach", "stilte", "pauze", "zucht", "onverstaanbaar", "applaus"}),
)

SWEDISH = Lexicon(
    tag="sv",
    common=frozenset(
        "och i att det som en på är av för med den till inte om ett han hon men var jag sig från "
        "vi så kan man när år hade eller vad mycket du här".split()
    ),
    asks=frozenset({"fråga", "intervjuare"}),
    answers=frozenset({"svar"}),
    sounds=frozenset({"skratt", "skrattar", "tystnad", "paus", "ohörbart"}),
    interviewer="Intervjuare",
)

JAPANESE = Lexicon(
    tag="ja",
    common=frozenset(),
    asks=frozenset({"q", "問", "聞き手", "インタビュアー", "質問"}),
    answers=frozenset({"a", "答", "語り手", "回答"}),
    audience=frozenset({"会場", "一同", "全員"}),
    header=(
        ("聞き手", "interviewer"),
        ("インタビュアー", "interviewer"),
        ("語り手", "interviewee"),
        ("話し手", "interviewee"),
        ("ゲスト", "interviewee"),
        ("日にち", "date"),
        ("日付", "date"),
        ("日時", "date"),
        ("場所", "place"),
        ("題名", "title"),
        ("構成", "author"),
        ("文", "author"),
    ),
    sounds=frozenset({"笑", "笑い", "爆笑", "拍手", "沈黙", "苦笑"}),
)

CHINESE = Lexicon(
    tag="zh",
    common=frozenset(),
    asks=frozenset({"问", "問", "记者", "記者", "采访者", "採訪者"}),
    answers=frozenset({"答", "受访者", "受訪者"}),
    header=(("采访", "interviewer"), ("日期", "date"), ("地点", "place")),
    sounds=frozenset({"笑", "掌声", "掌聲", "沉默"}),
)

ARABIC = Lexicon(
    tag="ar",
    common=frozenset({"في", "من", "على", "أن", "إلى", "هذا", "التي", "الذي", "ما", "لا", "هو"}),
    asks=frozenset({"س", "سؤال", "السائل", "المحاور"}),
    answers=frozenset({"ج", "جواب", "المجيب", "الضيف"}),
    sounds=frozenset({"يضحك", "تضحك", "ضحك", "صمت", "تصفيق"}),
)

RUSSIAN = Lexicon(
    tag="ru",
    common=frozenset(
        "и в не на я что он с как это по но они мы она за то все так его из же от было бы вы".split()
    ),
    asks=frozenset({"вопрос", "в", "корреспондент", "интервьюер"}),
    answers=frozenset({"ответ", "о"}),
    months=(
        ("января",),
        ("февраля",),
        ("марта",),
        ("апреля",),
        ("мая",),
        ("июня",),
        ("июля",),
        ("августа",),
        ("сентября",),
        ("октября",),
        ("ноября",),
        ("декабря",),
    ),
    sounds=frozenset({"смеётся", "смеется", "смех", "пауза", "молчит", "аплодисменты"}),
    interviewer="Интервьюер",
)

LEXICONS = (PORTUGUESE, DUTCH, SWEDISH, JAPANESE, CHINESE, ARABIC, RUSSIAN)
