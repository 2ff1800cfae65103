"""The header of a manuscript: YAML between two lines of ``---``.

In: the lines between; out: a ``Header``, which holds what the model needs, or
None with the reasons in the list of problems.  ``write_header`` goes the other
way, so that every string comes back as it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from typing import Annotated

from publisher.decode import decode, read_yaml
from publisher.errors import Problem
from publisher.manuscript.syntax import LABEL_NAME
from publisher.model.block import Figure
from publisher.model.manuscript import UNDETERMINED, Manuscript, Provenance, Published, Recorded
from publisher.model.person import Contributor, Speaker
from publisher.source import Location
from publisher.values import (
    Fault,
    date_fault,
    digest_fault,
    doi_fault,
    language_fault,
    line_fault,
    name_fault,
    number_fault,
    path_fault,
    relator_fault,
    slug_fault,
    speaker_role_fault,
)

__all__ = ["read_header", "write_header"]


# --- what the keys are -------------------------------------------------------------------------


def _label_fault(label: str) -> Fault | None:
    if LABEL_NAME.fullmatch(label):
        return None
    hint = "use letters, digits and blanks, at most 80, as in AB or Dr Smith"
    return Fault("this cannot be a speaker's label", hint)


_NOWHERE = Location("")
_Line = Annotated[str, line_fault]
_Name = Annotated[str, name_fault]


@dataclass(frozen=True, slots=True)
class _Recorded:
    date: Annotated[str, date_fault] = ""
    place: _Line = ""


@dataclass(frozen=True, slots=True)
class _Published:
    title: _Line = ""
    place: _Line = ""
    date: Annotated[str, date_fault] = ""
    licence: _Line = ""
    rights: _Line = ""


@dataclass(frozen=True, slots=True)
class _Contributor:
    name: _Name
    roles: tuple[Annotated[str, relator_fault], ...] = ("edt",)
    file_as: _Line = ""


@dataclass(frozen=True, slots=True)
class _Speaker:
    name: _Name | None = None
    role: Annotated[str, speaker_role_fault] = "unknown"
    file_as: _Line = ""
    portrait: Annotated[str, path_fault, line_fault] | None = None
    portrait_alt: _Line = ""
    portrait_credit: _Line = ""
    where: Location = _NOWHERE


@dataclass(frozen=True, slots=True)
class _Source:
    file: Annotated[str, path_fault, line_fault]
    sha256: Annotated[str, digest_fault]


@dataclass(frozen=True, slots=True)
class _Header:
    id: Annotated[str, slug_fault]
    title: _Name
    subtitle: _Line = ""
    language: Annotated[str, language_fault] = UNDETERMINED
    part: Annotated[int, number_fault] | None = None
    doi: Annotated[str, doi_fault] = ""
    recorded: _Recorded = _Recorded()
    published: _Published = _Published()
    contributors: tuple[_Contributor, ...] = ()
    speakers: dict[Annotated[str, _label_fault], _Speaker] = field(default_factory=dict)
    source: _Source | None = None


# --- reading -----------------------------------------------------------------------------------


def read_header(text: str, path: str, problems: list[Problem]) -> Manuscript | None:
    """Return a manuscript without text, from the lines between the two ``---``."""
    node = read_yaml(text, path, 2, problems)
    shape = decode(_Header, node, problems) if node else None
    if shape is None:
        return None
    problems += _unshown(shape)
    source = shape.source
    return Manuscript(
        id=shape.id,
        title=shape.title,
        language=shape.language,
        subtitle=shape.subtitle,
        part=shape.part,
        recorded=Recorded(shape.recorded.date, shape.recorded.place),
        published=_published(shape.published),
        contributors=tuple(Contributor(c.name, c.roles, c.file_as) for c in shape.contributors),
        speakers=tuple(
            Speaker(label, said.name or label, said.role, said.file_as, _portrait(said))
            for label, said in shape.speakers.items()
        ),
        source=Provenance(source.file, source.sha256) if source else None,
        doi=shape.doi,
        where=Location(path, 1, 1),
    )


def _portrait(said: _Speaker) -> Figure | None:
    if said.portrait is None:
        return None
    alt, credit = said.portrait_alt, said.portrait_credit
    return Figure(said.portrait, alt, credit=credit, where=said.where)


def _unshown(shape: _Header) -> Iterator[Problem]:
    """Yield what is said of portraits that are not there."""
    for said in shape.speakers.values():
        if said.portrait is None and (said.portrait_alt or said.portrait_credit):
            hint = "name the file of the picture, as in portrait: images/berg.jpg"
            yield Problem("this speaker has no portrait to tell of", said.where, hint)


def _published(said: _Published) -> Published:
    return Published(said.title, said.place, said.date, said.licence, said.rights)


# --- writing -----------------------------------------------------------------------------------

_PLAIN = re.compile(r"[^\W_](?:[\w .'’()/+–—-]*[\w.'’)])?")
"""Strings that YAML reads back without quotes, in a list or table too."""

_OTHER_MEANING = {"y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf"}
"""Words that other YAML readers take for something else than text."""


def write_header(manuscript: Manuscript) -> str:
    """Return the header of a manuscript, with both lines of ``---``."""
    lines = [f"id: {_scalar(manuscript.id)}", f"title: {_scalar(manuscript.title)}"]
    if manuscript.subtitle:
        lines.append(f"subtitle: {_scalar(manuscript.subtitle)}")
    if manuscript.language != UNDETERMINED:
        lines.append(f"language: {_scalar(manuscript.language)}")
    if manuscript.part is not None:
        lines.append(f"part: {manuscript.part}")
    if manuscript.doi:
        lines.append(f"doi: {_scalar(manuscript.doi)}")
    recorded = manuscript.recorded
    if recorded != Recorded():
        lines.append(f"recorded: {_table(date=recorded.date, place=recorded.place)}")
    if manuscript.published != Published():
        said = {one.name: getattr(manuscript.published, one.name) for one in fields(Published)}
        lines.append(f"published: {_table(**said)}")
    if manuscript.contributors:
        lines.append("contributors:")
        lines += [f"  - {_contributor_line(person)}" for person in manuscript.contributors]
    if manuscript.speakers:
        lines.append("speakers:")
        lines += [f"  {_scalar(s.label)}: {_speaker_line(s)}" for s in manuscript.speakers]
    if manuscript.source:
        source = manuscript.source
        lines.append(f"source: {_table(file=source.file, sha256=source.sha256)}")
    return "\n".join(["---", *lines, "---", ""])


def _scalar(text: str) -> str:
    if _PLAIN.fullmatch(text) and text.casefold() not in _OTHER_MEANING:
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def _table(**values: str) -> str:
    """Return a table of the values that are not empty."""
    pairs = (f"{key.replace('_', '-')}: {_scalar(v)}" for key, v in values.items() if v)
    return f"{{{', '.join(pairs)}}}"


def _contributor_line(person: Contributor) -> str:
    roles = ", ".join(map(_scalar, person.roles))
    sort_name = f", file-as: {_scalar(person.file_as)}" if person.file_as else ""
    return f"{{name: {_scalar(person.name)}, roles: [{roles}]{sort_name}}}"


def _speaker_line(speaker: Speaker) -> str:
    name = speaker.name if speaker.name != speaker.label else ""
    role = speaker.role if speaker.role != "unknown" else ""
    shown = speaker.portrait or Figure("", "")
    return _table(
        name=name,
        file_as=speaker.file_as,
        role=role,
        portrait=shown.src,
        portrait_alt=shown.alt,
        portrait_credit=shown.credit,
    )
