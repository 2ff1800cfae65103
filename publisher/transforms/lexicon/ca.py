"""Catalan."""

from __future__ import annotations

from publisher.transforms.lexicon.entry import Lexicon, header, months, phrases, words

__all__ = ["LEXICON"]

LEXICON = Lexicon(
    tag="ca",
    common=words(
        "de la i el que a en els les un una per amb no és del es al va més com però són dels ser "
        "seva seu tot també ha hi quan si molt això aquest aquesta entre perquè fins ja sense ho "
        "vaig havia jo em eren era on pel meu meva ens li nosaltres van fer ell ella què estava "
        "així després doncs ni us hem tinc"
    ),
    asks=phrases("p|pregunta|entrevistador|entrevistadora|periodista"),
    answers=phrases("r|resposta|entrevistat|entrevistada|convidat|convidada"),
    moderators=phrases("moderador|moderadora|presentador|presentadora"),
    audience=phrases("públic|del públic|assistent"),
    narrators=phrases("narrador|narradora"),
    header=header(
        interviewee="entrevistat|entrevistada|entrevistats|convidat|convidada|informant",
        interviewer="entrevistador|entrevistadora|entrevista de|entrevista feta per|"
        "entrevistat per",
        author="per|autor|autora|text|text de",
        date="data|data de l'entrevista|enregistrat el|gravat el",
        posted="publicat el|publicat",
        place="lloc",
        title="títol",
        transcriber="transcripció|transcrit per",
        translator="traducció|traduït per",
        length="durada",
        credit="fotografia|fotos",
        language="llengua|idioma",
        source="font",
        participants="participants|presents",
    ),
    months=months(
        "gener|febrer|març|abril|maig|juny|juliol|agost|setembre|octubre|novembre|desembre"
    ),
    weekdays=words("dilluns dimarts dimecres dijous divendres dissabte diumenge"),
    sounds=words(
        "riu rialles riure somriu pausa silenci aplaudiments música inaudible inintel·ligible "
        "sospira plora tus xiuxiueja soroll"
    ),
    gaps=words("inaudible inintel·ligible"),
    hesitations=(r"e+h+m+", r"h+m+"),
    pronouns=words("tots ells elles"),
    said=words(
        "això diu deia pregunta preguntar respon nota notes foto imatge font vegeu "
        "exemple resum índex sí però doncs perquè"
    )
    - {"pregunta"},
    captions=words("foto imatge peu fotografia"),
    particles=words("de del i la dels d'"),
    titles=phrases("entrevista a|entrevista amb|conversa amb|parlem amb|una conversa amb"),
    genres=phrases("entrevista|l'entrevista|transcripció"),
    bylines=phrases("per|text|text de|entrevista de"),
    recorded=phrases("enregistrat|enregistrada|gravat|gravada"),
    posted=phrases("publicat|publicada|actualitzat"),
    myself=phrases("em dic|jo sóc|sóc|soc|el meu nom és"),
    honorifics=words("sr sra senyor senyora"),
    interviewer="Entrevistador",
    interviewee="Entrevistat",
)
