"""What publisher says in a book, by language: in goes a BCP 47 tag, out come phrases.

Floor 3: imports lower floors and its own modules only.
"""

from __future__ import annotations

from publisher.xhtml.languages import primary
from publisher.xhtml.phrases.de import GERMAN
from publisher.xhtml.phrases.en import AMERICAN, ENGLISH
from publisher.xhtml.phrases.es import SPANISH
from publisher.xhtml.phrases.fr import FRENCH
from publisher.xhtml.phrases.table import AccessibilityPhrases, Phrases

__all__ = ["AccessibilityPhrases", "Phrases", "phrases_of", "voice"]

_TABLES = {table.language: table for table in (ENGLISH, FRENCH, GERMAN, SPANISH)}


def phrases_of(language: str) -> Phrases:
    """Return the phrases of a language, English ones where there are no others.

    The tag's region matters for English alone: ``en-US`` dates start with the month.
    """
    subtags = language.lower().split("-")
    if subtags[0] == "en" and "us" in subtags[1:]:
        return AMERICAN
    return _TABLES.get(subtags[0], ENGLISH)


def voice(phrases: Phrases, language: str) -> str:
    """Return the language in which a book in ``language`` speaks of itself: that, or English."""
    return language if phrases.language == primary(language) else phrases.language
