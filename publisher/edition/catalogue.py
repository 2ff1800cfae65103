"""``catalogue.toml``: many editions that are made together, such as the volumes of a series."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from publisher.decode import Placed, decode, read_toml
from publisher.errors import EditionError, InputError, Problem
from publisher.source import Location
from publisher.values import line_fault, path_fault

__all__ = ["CATALOGUE_FILE", "CatalogueFile", "read_catalogue"]

CATALOGUE_FILE = "catalogue.toml"


@dataclass(frozen=True, slots=True)
class CatalogueFile:
    """A catalogue: ``editions`` are folders, or edition files, below that of the catalogue."""

    editions: tuple[Placed[Annotated[str, line_fault, path_fault]], ...]
    title: Annotated[str, line_fault] = ""


def read_catalogue(data: bytes, path: str) -> CatalogueFile:
    """Return the catalogue; ``path`` is for messages.

    Raises InputError with all that is wrong with it.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        where = Location(path, data.count(b"\n", 0, error.start) + 1)
        raise InputError(Problem("not UTF-8 text", where, "save the file as UTF-8")) from error
    problems: list[Problem] = []
    node = read_toml(text, path, problems)
    file = decode(CatalogueFile, node, problems) if node is not None else None
    if file is not None:
        problems += _faults(file, path)
    if file is None or problems:
        raise EditionError(*problems)
    return file


def _faults(file: CatalogueFile, path: str) -> Iterator[Problem]:
    if not file.editions:
        yield Problem("lists no edition", Location(path), 'write editions = ["night-shift"]')
    seen: dict[str, Location] = {}
    for one in file.editions:
        if one.value in seen:
            message = f"{one.value} is listed twice, first on line {seen[one.value].line}"
            yield Problem(message, one.where)
        seen.setdefault(one.value, one.where)
