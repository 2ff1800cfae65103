"""Whose book it is: in goes a release, out come its people by what they did.

Creators are those of the book's own makers who wrote, edited, compiled or interviewed, as in
the package of its EPUB; if there are none, those who answer.
"""

from __future__ import annotations

from dataclasses import dataclass

from publisher.model.release import Release
from publisher.vocabulary.identifiers import SCHEMES
from publisher.vocabulary.relators import CREATOR_RELATORS

__all__ = ["Maker", "makers"]

_SPEAKERS = {"interviewer": "ivr", "interviewee": "ive", "moderator": "mod", "narrator": "nrt"}
"""Roles of speakers as MARC relators."""


@dataclass(frozen=True, slots=True)
class Maker:
    """Somebody with a part in a book; ``roles`` are MARC relators.

    ``address`` is what the first of the world's registers says of the same person.
    """

    name: str
    roles: tuple[str, ...]
    file_as: str = ""
    address: str = ""


def makers(release: Release) -> tuple[tuple[Maker, ...], tuple[Maker, ...]]:
    """Return whose book it is, and everybody else; everybody once, in order of mention."""
    speakers = {one.name: one for one in release.people}
    found: dict[str, Maker] = {}
    for one in release.contributors:
        if one.name:
            before = found[one.name].roles if one.name in found else ()
            roles = tuple(dict.fromkeys(before + one.roles))
            found[one.name] = Maker(one.name, roles, one.file_as, _address(release, one.name))
    own = [one for one in found.values() if not set(one.roles).isdisjoint(CREATOR_RELATORS)]
    for name, speaker in speakers.items():
        if name and name not in found:
            role = _SPEAKERS.get(speaker.role, "ctb")
            found[name] = Maker(name, (role,), speaker.file_as, _address(release, name))
    creators = own or [one for one in found.values() if "ive" in one.roles]
    others = tuple(one for one in found.values() if one not in creators)
    return tuple(creators), others


def _address(release: Release, name: str) -> str:
    for person in release.people:
        for number in person.identifiers if person.name == name else ():
            if number.scheme in SCHEMES:
                digits = "".join(number.value.split())
                return SCHEMES[number.scheme].address.format(digits)
    return ""
