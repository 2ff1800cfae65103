"""Czech."""

from __future__ import annotations

from publisher.transforms.lexicon.entry import Lexicon, header, months, phrases, words

__all__ = ["LEXICON"]

LEXICON = Lexicon(
    tag="cs",
    common=words(
        "a v se na je že to s z do o i jsem k jako by si ale za od po jsme byl byla bylo byli tak "
        "co už jen nebo který která které když aby jeho jsou má jak pro nás mě mi můj ten ta té "
        "tom ve tam jste ještě pak nic všechno proto takže tady přes před kde protože být není"
    ),
    asks=phrases("ot|otázka|tazatel|tazatelka|redaktor|redaktorka"),
    answers=phrases("od|odp|odpověď|narátor|narátorka|pamětník|pamětnice|respondent"),
    moderators=phrases("moderátor|moderátorka|předsedající"),
    audience=phrases("publikum|dotaz z publika|posluchač|posluchačka"),
    narrators=phrases("vypravěč|vypravěčka"),
    header=header(
        interviewee="narátor|narátorka|pamětník|pamětnice|host|hosté|respondent|dotazovaný",
        interviewer="tazatel|tazatelka|rozhovor vedl|rozhovor vedla|ptal se|ptala se",
        author="autor|autorka|text",
        date="datum|datum rozhovoru|nahráno|datum nahrávky",
        posted="publikováno|zveřejněno|vydáno",
        place="místo|místo rozhovoru",
        title="název|titul",
        transcriber="přepis|přepsal|přepsala",
        translator="překlad|přeložil|přeložila",
        length="délka",
        credit="foto|fotografie",
        language="jazyk",
        source="zdroj",
        participants="přítomni|účastníci",
    ),
    months=months(
        "ledna leden|února únor|března březen|dubna duben|května květen|června červen|"
        "července červenec|srpna srpen|září|října říjen|listopadu|prosince prosinec"
    ),
    weekdays=words("pondělí úterý středa čtvrtek pátek sobota neděle"),
    sounds=words(
        "smích směje smějí pauza ticho potlesk hudba nesrozumitelné neslyšitelné povzdech vzdychá "
        "pláče kašle šeptá"
    ),
    gaps=words("nesrozumitelné neslyšitelné"),
    hesitations=(r"e+h+m*", r"é{2,}", r"h+m+"),
    pronouns=words("oni všichni oba"),
    said=words(
        "já řekl řekla říká zeptal zeptala odpověděl poznámka foto obrázek zdroj viz příklad "
        "obsah ano ne tedy protože"
    ),
    captions=words("foto obrázek snímek popisek"),
    particles=words("z ze von de"),
    titles=phrases("rozhovor s|rozhovor se|rozhovor:|interview s|interview se|povídání s"),
    genres=phrases("rozhovor|přepis|přepis rozhovoru"),
    bylines=phrases("text|autor|autorka|rozhovor vedl|rozhovor vedla|ptal se|ptala se"),
    recorded=phrases("nahráno|natočeno"),
    posted=phrases("publikováno|zveřejněno|aktualizováno"),
    myself=phrases("jmenuji se|jmenuju se|jsem|mé jméno je"),
    honorifics=words("pan paní slečna ing mgr dr prof"),
    interviewer="Tazatel",
    interviewee="Dotazovaný",
)
