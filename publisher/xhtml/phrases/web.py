"""What the web edition says beside the words of the book, by language.

Floor 3: imports its own modules only.
"""

from __future__ import annotations

from collections.abc import Mapping

from publisher.xhtml.languages import primary

__all__ = ["WEB", "web_phrases"]

WEB: Mapping[str, Mapping[str, str]] = {
    "en": {
        "skip": "Skip to the text",
        "where": "Where you are",
        "book": "The book",
        "turning": "Before and after",
        "previous": "Before",
        "next": "Next",
        "begin": "Begin reading",
        "read": "Read the e-book",
        "search": "Search",
        "people": "People",
        "in_texts": "In this book",
        "downloads": "To take away",
        "about": "About this edition",
        "to_turn": "Link to turn {number}: {name}",
        "page": "Page {folio} of the printed book",
        "words": "Words to look for",
        "searching": "Searching …",
        "hint": "Accents and capitals make no difference; words in “quotation marks” are looked "
        "for as they stand.",
        "found": "{count} places in {texts} texts",
        "found_one": "1 place",
        "nothing": "Nothing found for {words}",
        "more": "Show more",
        "scripts": "Searching needs JavaScript; the whole text is on the pages of the contents.",
        "reader_scripts": "The reader needs JavaScript. All texts can be read without it.",
        "reader_disk": "Browsers open an e-book only from a server, and this page was opened from "
        "a disk. All texts can be read here all the same, or take the e-book with you:",
        "reader_failed": "The e-book could not be opened here. Take it with you, or read the "
        "texts page by page:",
        "reader_opening": "Opening the e-book …",
        "reader_text": "Text of the book",
        "contents": "Contents",
        "close": "Close",
        "back": "Page back",
        "forward": "Page on",
        "published": "Published",
        "publisher": "Publisher",
        "subjects": "Subjects",
        "series": "Series",
        "language": "Language",
        "rights": "Rights",
    },
    "de": {
        "skip": "Zum Text",
        "where": "Wo Sie sind",
        "book": "Das Buch",
        "turning": "Davor und danach",
        "previous": "Davor",
        "next": "Danach",
        "begin": "Lesen beginnen",
        "read": "Das E-Book lesen",
        "search": "Suche",
        "people": "Personen",
        "in_texts": "In diesem Buch",
        "downloads": "Zum Mitnehmen",
        "about": "Über diese Ausgabe",
        "to_turn": "Verweis auf Redebeitrag {number}: {name}",
        "page": "Seite {folio} des gedruckten Buchs",
        "words": "Gesuchte Wörter",
        "searching": "Es wird gesucht …",
        "hint": "Akzente und Großschreibung spielen keine Rolle; Wörter in „Anführungszeichen“ "
        "werden gesucht, wie sie dastehen.",
        "found": "{count} Stellen in {texts} Texten",
        "found_one": "1 Stelle",
        "nothing": "Nichts gefunden für {words}",
        "more": "Mehr zeigen",
        "scripts": "Die Suche braucht JavaScript; der ganze Text steht auf den Seiten des "
        "Inhaltsverzeichnisses.",
        "reader_scripts": "Der Leser braucht JavaScript. Alle Texte lassen sich ohne es lesen.",
        "reader_disk": "Browser öffnen ein E-Book nur von einem Server, und diese Seite liegt auf "
        "einem Datenträger. Alle Texte lassen sich trotzdem hier lesen, oder nehmen Sie das "
        "E-Book mit:",
        "reader_failed": "Das E-Book ließ sich hier nicht öffnen. Nehmen Sie es mit, oder lesen "
        "Sie die Texte Seite für Seite:",
        "reader_opening": "Das E-Book wird geöffnet …",
        "reader_text": "Text des Buchs",
        "contents": "Inhalt",
        "close": "Schließen",
        "back": "Zurückblättern",
        "forward": "Weiterblättern",
        "published": "Erschienen",
        "publisher": "Verlag",
        "subjects": "Schlagwörter",
        "series": "Reihe",
        "language": "Sprache",
        "rights": "Rechte",
    },
    "es": {
        "skip": "Ir al texto",
        "where": "Dónde está",
        "book": "El libro",
        "turning": "Antes y después",
        "previous": "Antes",
        "next": "Después",
        "begin": "Empezar a leer",
        "read": "Leer el libro electrónico",
        "search": "Buscar",
        "people": "Personas",
        "in_texts": "En este libro",
        "downloads": "Para llevar",
        "about": "Sobre esta edición",
        "to_turn": "Enlace a la intervención {number}: {name}",
        "page": "Página {folio} del libro impreso",
        "words": "Palabras que se buscan",
        "searching": "Buscando…",
        "hint": "No importan acentos ni mayúsculas; las palabras entre “comillas” se buscan tal "
        "como están.",
        "found": "{count} lugares en {texts} textos",
        "found_one": "1 lugar",
        "nothing": "No se ha encontrado nada para {words}",
        "more": "Mostrar más",
        "scripts": "La búsqueda necesita JavaScript; todo el texto está en las páginas del índice.",
        "reader_scripts": "El lector necesita JavaScript. Todos los textos se leen sin él.",
        "reader_disk": "Los navegadores solo abren un libro electrónico desde un servidor, y esta "
        "página se abrió desde un disco. Todos los textos pueden leerse aquí igualmente, o llévese "
        "el libro:",
        "reader_failed": "El libro electrónico no pudo abrirse aquí. Lléveselo, o lea los textos "
        "página por página:",
        "reader_opening": "Abriendo el libro…",
        "reader_text": "Texto del libro",
        "contents": "Índice",
        "close": "Cerrar",
        "back": "Página anterior",
        "forward": "Página siguiente",
        "published": "Publicado",
        "publisher": "Editorial",
        "subjects": "Materias",
        "series": "Colección",
        "language": "Idioma",
        "rights": "Derechos",
    },
    "fr": {
        "skip": "Aller au texte",
        "where": "Où vous êtes",
        "book": "Le livre",
        "turning": "Avant et après",
        "previous": "Avant",
        "next": "Après",
        "begin": "Commencer la lecture",
        "read": "Lire le livre numérique",
        "search": "Recherche",
        "people": "Personnes",
        "in_texts": "Dans ce livre",
        "downloads": "À emporter",
        "about": "À propos de cette édition",
        "to_turn": "Lien vers l’intervention {number} : {name}",
        "page": "Page {folio} du livre imprimé",
        "words": "Mots à chercher",
        "searching": "Recherche en cours…",
        "hint": "Les accents et les majuscules ne comptent pas ; les mots entre “guillemets” sont "
        "cherchés tels quels.",
        "found": "{count} passages dans {texts} textes",
        "found_one": "1 passage",
        "nothing": "Rien trouvé pour {words}",
        "more": "Afficher plus",
        "scripts": "La recherche a besoin de JavaScript ; tout le texte se trouve sur les pages de "
        "la table des matières.",
        "reader_scripts": "Le lecteur a besoin de JavaScript. Tous les textes se lisent sans lui.",
        "reader_disk": "Les navigateurs n’ouvrent un livre numérique que depuis un serveur, et "
        "cette page vient d’un disque. Tous les textes se lisent ici malgré tout, ou emportez le "
        "livre :",
        "reader_failed": "Le livre numérique n’a pas pu être ouvert ici. Emportez-le, ou lisez les "
        "textes page par page :",
        "reader_opening": "Ouverture du livre…",
        "reader_text": "Texte du livre",
        "contents": "Table des matières",
        "close": "Fermer",
        "back": "Page précédente",
        "forward": "Page suivante",
        "published": "Parution",
        "publisher": "Éditeur",
        "subjects": "Sujets",
        "series": "Collection",
        "language": "Langue",
        "rights": "Droits",
    },
}
"""Phrases by their names; fields in braces are filled in, some of them in the browser."""


def web_phrases(language: str) -> Mapping[str, str]:
    """Return the phrases of a language, English ones where there are no others."""
    return WEB.get(primary(language), WEB["en"])
