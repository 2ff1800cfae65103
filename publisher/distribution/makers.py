"""Who made it: the versions of the programs, engines and faces that go into a book."""

from __future__ import annotations

import platform
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata

import uharfbuzz

from publisher.machinery import beneath, pango, program
from publisher.model.release import Maker
from publisher.model.style import Style
from publisher.typefaces import digest

__all__ = ["Distribution", "distributions", "engines", "makers", "typefaces"]

_PROGRAM = "publisher"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


@dataclass(frozen=True, slots=True)
class Distribution:
    """A Python distribution; ``licence`` is as it says itself, empty if it does not."""

    name: str
    version: str
    licence: str = ""


def makers() -> tuple[Maker, ...]:
    """Return all that took part, by name: what is installed for us, and the engines.

    ``publisher-code`` is a digest of the very code and styles.
    """
    found = [Maker(one.name, one.version) for one in distributions()]
    found += [*engines(), Maker("publisher-code", program())]
    return tuple(sorted(found, key=lambda maker: maker.name))


def engines() -> tuple[Maker, ...]:
    """Return what no package of Python tells of, by name.

    ``harfbuzz`` is the one that sets our lines, ``libharfbuzz`` the system's, for Pango.
    """
    found = {"python": platform.python_version(), "harfbuzz": uharfbuzz.version_string()}
    if version := pango():
        found["pango"] = _dotted(version)
    found |= beneath()
    return tuple(Maker(name, found[name]) for name in sorted(found))


def typefaces(style: Style) -> tuple[tuple[str, str], ...]:
    """Return the files of a style's faces, as ``package/file``, each with its SHA-256.

    Of its fallbacks those of which every installation has the package.
    """
    spare = (face for one in style.fallbacks if not one.extra for face in one.faces)
    found = {f"{face.package}/{face.file}": face for face in (*style.faces, *spare)}
    return tuple((name, digest(found[name])) for name in sorted(found))


def _dotted(number: str) -> str:
    """Return a version that Pango gives as a number (``pango_version``: 1.50.12 is 15012)."""
    count = int(number)
    return f"{count // 10000}.{count // 100 % 100}.{count % 100}"


def distributions() -> tuple[Distribution, ...]:
    """Return publisher and all that it requires, and what that requires, by name.

    What is asked for by an extra only is left out, as is what is not installed.
    """
    found: dict[str, Distribution] = {}
    todo = [_PROGRAM]
    while todo:
        name = _normal(todo.pop())
        if name in found:
            continue
        try:
            about = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue
        found[name] = Distribution(name, about.version, _licence(about))
        todo += _required(about)
    return tuple(found[name] for name in sorted(found))


def _normal(name: str) -> str:
    """Return the name of a project as it is compared (PyPA, "Names and normalization")."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _required(about: metadata.Distribution) -> Iterator[str]:
    for line in about.requires or ():
        if "extra ==" not in line and (match := _NAME.match(line)):
            yield match[0]


def _licence(about: metadata.Distribution) -> str:
    """Return what a distribution says of its licence, in one line.

    ``License-Expression`` is of SPDX (core metadata 2.4, PEP 639); before it there were words.
    """
    for key in ("License-Expression", "License"):
        said = "".join(about.metadata.get_all(key) or []).strip()
        if said and "\n" not in said and len(said) < 100:
            return said
    kinds = about.metadata.get_all("Classifier") or []
    licences = [kind.rpartition(" :: ")[2] for kind in kinds if kind.startswith("License ::")]
    return ", ".join(licences)
