"""Phrases in Spanish.

Floor 3: imports the form of the table only.
"""

from __future__ import annotations

from publisher.xhtml.phrases.table import AccessibilityPhrases, Phrases

__all__ = ["SPANISH"]

SPANISH = Phrases(
    language="es",
    titles={
        "cover": "Cubierta",
        "half-title": "Portadilla",
        "title-page": "Portada",
        "copyright": "Créditos",
        "dedication": "Dedicatoria",
        "epigraph": "Epígrafe",
        "contents": "Índice",
        "foreword": "Prefacio",
        "preface": "Prólogo",
        "introduction": "Introducción",
        "prologue": "Prólogo",
        "part": "Parte",
        "interview": "Entrevista",
        "epilogue": "Epílogo",
        "conclusion": "Conclusión",
        "afterword": "Epílogo",
        "appendix": "Apéndice",
        "chronology": "Cronología",
        "glossary": "Glosario",
        "bibliography": "Bibliografía",
        "contributors": "Quienes participan",
        "permissions": "Créditos",
        "acknowledgments": "Agradecimientos",
        "series-page": "En la misma colección",
        "illustrations": "Ilustraciones",
        "index": "Índice de nombres",
        "errata": "Fe de erratas",
        "colophon": "Colofón",
    },
    start="Comienzo del texto",
    landmarks="Guía",
    pages="Páginas del libro impreso",
    notes="Notas",
    back="Volver al texto de la nota {number}",
    parts=tuple(
        f"{number} parte"
        for number in (
            *("Primera", "Segunda", "Tercera", "Cuarta", "Quinta", "Sexta"),
            *("Séptima", "Octava", "Novena", "Décima", "Undécima", "Duodécima"),
        )
    ),
    part="Parte {number}",
    instalment="{title} ({part})",
    conversation="Una conversación con {people}",
    various="Varios autores",
    byline="Por {people}",
    interviewed="Entrevista de {people}",
    moderated="Moderación de {people}",
    relators={
        "aft": "Epílogo de {people}",
        "aui": "Introducción de {people}",
        "aut": "Por {people}",
        "bkd": "Diseño de {people}",
        "com": "Compilación de {people}",
        "cov": "Cubierta de {people}",
        "edt": "Edición de {people}",
        "ill": "Ilustraciones de {people}",
        "ive": "En conversación con {people}",
        "ivr": "Entrevistas de {people}",
        "pbl": "Publicado por {people}",
        "pht": "Fotografías de {people}",
        "trc": "Transcripción de {people}",
        "trl": "Traducción de {people}",
        "wpr": "Prólogo de {people}",
    },
    forms={
        "epub": "EPUB",
        "pdf": "PDF",
        "paperback": "rústica",
        "hardcover": "tapa dura",
        "print": "impreso",
        "web": "web",
    },
    isbn="ISBN {isbn} ({form})",
    voices={
        "interviewer": "Pregunta",
        "interviewee": "Respuesta",
        "moderator": "Moderación",
        "audience": "Público",
        "narrator": "Narración",
        "unknown": "Voz",
    },
    label="{name}:",
    comma=", ",
    last_comma="",
    conjunction=" y ",
    months=(
        *("enero", "febrero", "marzo", "abril", "mayo", "junio"),
        *("julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"),
    ),
    day="{day} de {month} de {year}",
    month="{month} de {year}",
    cover="Cubierta de {title}",
    rhythm="líneas finas, una por cada intervención, largas o cortas como ella",
    index_note="Las cifras en negrita remiten a conversaciones enteras.",
    see="Véase {name}",
    copyright="Copyright © {holder}",
    copyright_of="{of} © {holder}",
    sources="Las fuentes de las conversaciones se indican en «{title}», al final del libro.",
    published="Publicado por primera vez en {title}",
    recorded="Grabado {occasion}",
    catalogue={
        "heading": "Datos de catalogación",
        "names": "Nombres: {data}",
        "title": "Título: {data}",
        "description": "Descripción: {data}",
        "series": "Colección: {data}",
        "identifiers": "Identificadores: {data}",
        "subjects": "Materias: {data}",
    },
    typefaces="Compuesto en {families}.",
    fallbacks="Otras escrituras y signos, en {families}.",
    offprint="Separata de {book}",
    folio="página {first}",
    folios="páginas {first}–{last}",
    license="{notice}, bajo la {license}.",
    colophon=(
        "Este libro se hizo con publisher a partir de los manuscritos editados.",
        (
            "Ni una palabra suya cambió por el camino: solo se añadieron los nombres de quienes "
            "hablan, los números, el índice y las páginas sobre el libro, como esta."
        ),
    ),
    accessibility=AccessibilityPhrases(
        structure="El índice y los títulos permiten recorrer el libro, el orden de lectura es el "
        "del texto, y el texto se puede ampliar, recolorear y leer en voz alta.",
        unpictured="Aparte de la cubierta, el libro no tiene imágenes.",
        described="Cada imagen tiene un texto alternativo.",
        undescribed="Hay imágenes sin texto alternativo.",
        pages="Los números de página son los del libro impreso.",
        undetermined="No se indica el idioma de algunos textos, que pueden leerse en voz "
        "alta como si fueran de otro.",
    ),
)
