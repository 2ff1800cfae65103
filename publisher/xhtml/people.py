"""People on a page: in go names, out come lists, bylines and short forms.

Floor 3: imports lower floors and its own modules only.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from publisher.model.edition import Edition
from publisher.model.manuscript import Manuscript
from publisher.model.person import Contributor, Speaker
from publisher.vocabulary.relators import CREATOR_RELATORS
from publisher.xhtml.languages import primary
from publisher.xhtml.phrases import Phrases

__all__ = [
    "answerers",
    "cover_credits",
    "credit_lines",
    "family_first",
    "initials",
    "is_named",
    "join",
    "short_name",
    "talkers",
    "writers",
]

_NO_NAMES = frozenset(
    {
        *("q", "a", "question", "answer", "interviewer", "interviewee", "moderator"),
        *("audience", "narrator", "speaker", "unknown", "host", "guest"),
        *("frage", "antwort", "réponse", "pregunta", "respuesta", "intervieweur"),
    }
)
_FAMILY_NAME_FIRST = frozenset({"hu", "ja", "ko", "vi", "zh"})


def join(names: Sequence[str], phrases: Phrases) -> str:
    """Return ``Anna, Bo and Cy`` in the language of the phrases."""
    if len(names) < 2:
        return "".join(names)
    comma = phrases.last_comma if len(names) > 2 else ""
    return phrases.comma.join(names[:-1]) + comma + phrases.conjunction + names[-1]


def is_named(speaker: Speaker) -> bool:
    """Tell whether the speaker has a name rather than a letter or the name of a role."""
    name = speaker.name.strip()
    initial = name == speaker.label and len(name) < 3
    return bool(name) and not initial and name.casefold() not in _NO_NAMES


def talkers(manuscript: Manuscript, role: str) -> tuple[str, ...]:
    """Return the names of those who speak in that role, each once, in order."""
    return _once(s.name for s in manuscript.speakers if s.role == role and is_named(s))


def answerers(manuscript: Manuscript) -> tuple[str, ...]:
    """Return the names of those a reader comes for: who answers, or whose role is not known."""
    return talkers(manuscript, "interviewee") or talkers(manuscript, "unknown")


def writers(manuscript: Manuscript, relator: str) -> tuple[str, ...]:
    """Return the names of a manuscript's contributors with that MARC relator."""
    return _once(c.name for c in manuscript.contributors if relator in c.roles)


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def credit_lines(contributors: Iterable[Contributor], phrases: Phrases) -> list[str]:
    """Return a line a role, such as ``Edited by Anna and Bo``, in the order of first mention."""
    by_role: dict[str, list[str]] = {}
    for contributor in contributors:
        for role in contributor.roles:
            by_role.setdefault(role, []).append(contributor.name)
    return [
        phrases.relators.get(role, "{people}").format(people=join(names, phrases))
        for role, names in by_role.items()
    ]


def cover_credits(edition: Edition, phrases: Phrases) -> tuple[str, ...]:
    """Return the lines that name a book's creators on its cover; names are not broken."""
    creators = [
        Contributor(
            " ".join(c.name.split()).replace(" ", "\N{NO-BREAK SPACE}"),
            tuple(role for role in c.roles if role in CREATOR_RELATORS),
        )
        for c in edition.contributors
    ]
    return tuple(credit_lines(creators, phrases))


def initials(name: str) -> str:
    """Return the first letters of the words of a name, of both halves of a double name.

    Words of small letters, such as *van* and *de la*, have none; a name without capitals,
    as in scripts that know none, stays.
    """
    words = name.replace("-", " ").split()
    return "".join(word[0] for word in words if word[0].isupper()) or name


def short_name(speaker: Speaker, language: str) -> str:
    """Return how a speaker is called after the first turn.

    It is the manuscript's own label where that is a part of the name (``Ines``,
    ``Okafor-Lind``): the editor chose it.  Else it is the family name, known from
    ``file_as``, or as the second of two words.  Where neither is sure, the full
    name stays.
    """
    words = speaker.name.split()
    for word in words:
        if word.casefold() == speaker.label.casefold() and len(word) > 1:
            return word
    family, comma, _ = speaker.file_as.partition(",")
    if comma and family.strip() in speaker.name:
        return family.strip()
    if len(words) == 2 and not family_first(language):
        return words[1]
    return speaker.name


def family_first(language: str) -> bool:
    """Tell whether a name begins with that of the family where the language is spoken."""
    return primary(language) in _FAMILY_NAME_FIRST
