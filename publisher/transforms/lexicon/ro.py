"""Romanian."""

from __future__ import annotations

from publisher.transforms.lexicon.entry import Lexicon, header, months, phrases, words

__all__ = ["LEXICON"]

LEXICON = Lexicon(
    tag="ro",
    common=words(
        "și şi în de la a cu că nu să pe o un este mai din pentru se ce care era au ca am sau dar "
        "fi ai lui ei el ea eu noi voi ne mă vă te îi fost foarte când după prin cum acum sunt "
        "dacă avea aveam acolo asta așa aşa numai fără despre toate tot nimic cine nimeni ale cel "
        "eram le lor mi"
    ),
    asks=phrases("î|întrebare|intervievator|intervievatoare|reporter"),
    answers=phrases("r|răspuns|intervievat|intervievată|invitat|invitată"),
    moderators=phrases("moderator|moderatoare|prezentator|prezentatoare"),
    audience=phrases("public|din public|din sală"),
    narrators=phrases("narator|naratoare"),
    header=header(
        interviewee="intervievat|intervievată|intervievatul|invitat|invitată|martor",
        interviewer="intervievator|intervievatoare|interviu realizat de|interviu de|"
        "intervievat de|a intervievat|realizator",
        author="de|autor|autoare|text|text de",
        date="data|data interviului|înregistrat la",
        posted="publicat la|publicat|publicat în",
        place="locul|loc|locul interviului|localitatea",
        title="titlu|titlul",
        transcriber="transcriere|transcris de|transcrierea",
        translator="traducere|tradus de|traducerea",
        length="durata|durată",
        credit="fotografii|foto",
        language="limba",
        source="sursa|sursă",
        participants="participanți|prezenți",
    ),
    months=months(
        "ianuarie ian|februarie febr|martie|aprilie apr|mai|iunie|iulie|august aug|"
        "septembrie sept|octombrie oct|noiembrie nov|decembrie dec"
    ),
    weekdays=words("luni marți miercuri joi vineri sâmbătă duminică"),
    sounds=words(
        "râde râsete râs pauză tăcere liniște aplauze muzică neinteligibil oftează suspină plânge "
        "tușește șoptește"
    ),
    gaps=words("neinteligibil inaudibil"),
    hesitations=(r"ă{2,}", r"h+m+"),
    pronouns=words("toți amândoi ei ele"),
    said=words(
        "asta aceasta spus spune spunea întrebat întreabă răspuns notă foto imagine sursa vezi "
        "exemplu cuprins dar deci pentru că"
    )
    - {"răspuns"},
    captions=words("foto imagine legendă fotografie"),
    particles=words("de la din"),
    titles=phrases("interviu cu|un interviu cu|convorbire cu|dialog cu|de vorbă cu|interviu:"),
    genres=phrases("interviu|interviul|transcriere"),
    bylines=phrases("de|text de|interviu de|interviu realizat de|un interviu de"),
    recorded=phrases("înregistrat|înregistrată"),
    posted=phrases("publicat|publicată|actualizat"),
    myself=phrases("mă numesc|eu sunt|numele meu este"),
    honorifics=words("domnul doamna domnișoara dl dna"),
    interviewer="Intervievator",
    interviewee="Intervievat",
)
