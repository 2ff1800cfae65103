"""``edition.toml`` to an ``EditionFile``: what is left out gets its default.

In: the path of the file, of which nothing else is read; out: the decoded file,
or an EditionError with every problem at its line and column.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Annotated, Literal

from publisher import characters, files
from publisher.decode import Entry, Mapping, Placed, decode, read_toml
from publisher.edition.accessibility import ListedAccessibility, vouched
from publisher.edition.file import EditionFile, PartFile
from publisher.edition.matter import ListedMatter, matter_files
from publisher.edition.names import ListedName, names
from publisher.edition.products import DEFAULT_PRODUCTS, ListedProduct, check_products, product
from publisher.edition.series import ListedSeries, series
from publisher.edition.subjects import ListedSubject, subject
from publisher.edition.supply import ListedSupply, supply
from publisher.edition.waivers import ListedWaiver, waivers
from publisher.errors import EditionError, InputError, Problem
from publisher.model.edition import BackCover, Copyright, Web
from publisher.model.person import Contributor
from publisher.model.style import Choice
from publisher.slug import slug
from publisher.source import Location, Source
from publisher.values import (
    date_fault,
    doi_fault,
    folder_fault,
    language_fault,
    line_fault,
    moment_fault,
    name_fault,
    number_fault,
    path_fault,
    relator_fault,
    slug_fault,
)

__all__ = ["decoded", "load", "read"]

_UNKNOWN = Location("")
_Line = Annotated[str, line_fault]
_Name = Annotated[str, name_fault]
_Path = Placed[Annotated[str, path_fault, line_fault]]


@dataclass(frozen=True, slots=True)
class _Copyright:
    holder: _Name
    year: _Line = ""
    of: _Line = ""


@dataclass(frozen=True, slots=True)
class _Edition:
    title: _Name
    subtitle: _Line = ""
    slug: Annotated[str, slug_fault] = ""
    language: Annotated[str, language_fault] = ""
    statement: _Line = ""
    published: Annotated[str, date_fault] = ""
    modified: Annotated[str, moment_fault] = ""
    publisher: _Line = ""
    place: _Line = ""
    address: str = ""
    copyright: tuple[_Copyright, ...] = ()
    impression: Annotated[int, number_fault] | None = None
    cataloguing: bool = True
    offprints: bool = False
    rights: _Line = ""
    description: str = ""
    subjects: tuple[_Name | ListedSubject, ...] = ()
    series: _Name | ListedSeries | None = None
    source: _Line = ""
    doi: Annotated[str, doi_fault] = ""
    various: bool | None = None
    contents_headings: bool = True
    style: Annotated[str, slug_fault] = "trade"
    notes: Literal["foot", "end"] = "foot"
    cover: _Path | None = None
    front: tuple[Placed[_Name] | ListedMatter, ...] | None = None
    back: tuple[Placed[_Name] | ListedMatter, ...] | None = None
    interviews: tuple[_Path, ...] = ()
    where: Location = _UNKNOWN


@dataclass(frozen=True, slots=True)
class _Contributor:
    name: _Name
    file_as: _Line = ""
    roles: tuple[Annotated[str, relator_fault], ...] = ("edt",)


@dataclass(frozen=True, slots=True)
class _Part:
    title: _Name
    interviews: tuple[_Path, ...]
    where: Location = _UNKNOWN


@dataclass(frozen=True, slots=True)
class _BackCover:
    text: str = ""
    praise: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class _Web:
    address: Annotated[str, folder_fault] = ""


@dataclass(frozen=True, slots=True)
class _File:
    edition: _Edition
    contributor: tuple[_Contributor, ...] = ()
    name: tuple[ListedName, ...] = ()
    part: tuple[_Part, ...] = ()
    product: tuple[ListedProduct, ...] = ()
    style_options: dict[str, Placed[str | bool]] = field(default_factory=dict)
    accessibility: ListedAccessibility = field(default_factory=ListedAccessibility)
    back_cover: _BackCover = field(default_factory=_BackCover)
    web: _Web = field(default_factory=_Web)
    supply: ListedSupply = field(default_factory=ListedSupply)
    waive: tuple[ListedWaiver, ...] = ()


def load(path: Path) -> EditionFile:
    """Return the edition file at ``path``; nothing that it names is opened.

    Raises EditionError with every problem found.
    """
    try:
        data = files.read_bytes(path)
    except InputError as error:
        raise EditionError(*error.problems) from error
    return decoded(data, str(path))


def decoded(data: bytes, path: str) -> EditionFile:
    """Return the edition file of its bytes; ``path`` names it in messages."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        where = Location(path, data.count(b"\n", 0, error.start) + 1)
        raise EditionError(Problem("not UTF-8 text", where, "save the file as UTF-8")) from error
    return read(text, path)


def read(text: str, path: str) -> EditionFile:
    """Return the edition file of a text; ``path`` names it in messages."""
    problems: list[Problem] = []
    text = characters.unified(text)
    tree = read_toml(text, path, problems)
    said = decode(_File, _long_form(tree, problems), problems) if tree else None
    if said is None:
        raise EditionError(*sorted(problems, key=_order))
    edition = said.edition
    result = EditionFile(
        where=Source(path, text).at(0),
        slug=edition.slug or slug(edition.title),
        title=edition.title,
        parts=_parts(said, problems),
        products=tuple(map(product, said.product)) or DEFAULT_PRODUCTS,
        front=matter_files(edition.front, "front", problems),
        back=matter_files(edition.back, "back", problems),
        language=edition.language,
        subtitle=edition.subtitle,
        statement=edition.statement,
        published=edition.published,
        modified=edition.modified,
        publisher=edition.publisher,
        place=edition.place,
        address=edition.address.strip(),
        copyright=tuple(Copyright(c.holder, c.year, c.of) for c in edition.copyright),
        impression=edition.impression,
        cataloguing=edition.cataloguing,
        offprints=edition.offprints,
        rights=edition.rights,
        description=edition.description.strip(),
        subjects=tuple(subject(said, problems) for said in edition.subjects),
        series=series(edition.series),
        source=edition.source,
        doi=edition.doi,
        various=edition.various,
        contents_headings=edition.contents_headings,
        style=edition.style,
        style_options=_choices(said.style_options),
        notes=edition.notes,
        cover=edition.cover,
        contributors=tuple(Contributor(c.name, c.roles, c.file_as) for c in said.contributor),
        names=names(said.name, problems),
        accessibility=vouched(said.accessibility, edition.publisher, problems),
        profiles=tuple(one.icc for one in said.product if one.icc),
        back_cover=BackCover(
            said.back_cover.text.strip(),
            said.back_cover.praise.strip(),
            said.back_cover.about.strip(),
        ),
        web=Web(f"{said.web.address.rstrip('/')}/" if said.web.address else ""),
        supply=supply(said.supply, edition.published, problems),
        waivers=waivers(said.waive, problems),
    )
    check_products(said.product, problems)
    _check_twice(result.manuscript_paths(), problems)
    if problems:
        raise EditionError(*sorted(problems, key=_order))
    return result


def _order(problem: Problem) -> tuple[int, int]:
    return (problem.where.line, problem.where.column) if problem.where else (0, 0)


def _long_form(tree: Mapping, problems: list[Problem]) -> Mapping:
    """Return the tree with an ``edition`` table, around its keys if they stand bare."""
    tables = _keys(_File)
    table = tree.get("edition")
    if table is None:
        bare = Mapping(tuple(e for e in tree.entries if e.key not in tables), tree.where)
        edition = Entry("edition", tree.where, bare)
        return Mapping((edition, *(e for e in tree.entries if e.key in tables)), tree.where)
    own = _keys(_Edition)
    stray = [e for e in tree.entries if e.key in own and e.key not in tables]
    for entry in stray:
        message = f"“{entry.key}” stands above [edition]"
        problems.append(Problem(message, entry.where, "move it below that line"))
    if not stray or not isinstance(table.value, Mapping):
        return tree
    within = Mapping((*stray, *table.value.entries), table.value.where)
    kept = tuple(e for e in tree.entries if e not in stray and e is not table)
    return Mapping((Entry("edition", table.where, within), *kept), tree.where)


def _choices(said: dict[str, Placed[str | bool]]) -> tuple[Choice, ...]:
    """Return what is chosen; a truth is told by its word, for the style alone knows its flags."""
    words = {True: "true", False: "false"}
    return tuple(
        Choice(name, words[one.value] if isinstance(one.value, bool) else one.value, one.where)
        for name, one in said.items()
    )


def _keys(shape: type[_File | _Edition]) -> set[str]:
    return {one.name.replace("_", "-") for one in fields(shape)}


def _parts(said: _File, problems: list[Problem]) -> tuple[PartFile, ...]:
    bare = said.edition.interviews
    if bare and said.part:
        hint = "list them below the [[part]] they belong to"
        message = "this edition has parts, and interviews outside them"
        problems.append(Problem(message, bare[0].where, hint))
    empty = [part for part in said.part if not part.interviews]
    problems += [Problem(f"the part “{p.title}” has no interviews", p.where) for p in empty]
    if not bare and not said.part:
        hint = 'write interviews = ["interviews/name.md"]'
        problems.append(Problem("no interviews are listed", said.edition.where, hint))
    if said.part:
        return tuple(PartFile(part.title, part.interviews) for part in said.part)
    return (PartFile("", bare),)


def _check_twice(paths: Iterable[tuple[str, Location]], problems: list[Problem]) -> None:
    seen: dict[str, Location] = {}
    for path, where in sorted(paths, key=lambda named: named[1]):
        if path in seen:
            message = f"“{path}” is listed twice, first on line {seen[path].line}"
            problems.append(Problem(message, where, "delete one of the two"))
        seen.setdefault(path, where)
