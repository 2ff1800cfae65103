"""What a book needs beside the faces of its style: in go its documents, out come fallbacks.

Everything is read before anything is laid out, so that one refusal names every character
that no face has and the place where it stands.  A book whose faces have all its letters
is only looked over for that.  What is found here, ``pdf.fallback`` asks for.

Floor 3: imports lower floors and its own modules only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from html import unescape
from unicodedata import east_asian_width
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from publisher import typefaces
from publisher.cache import NO_CACHE, Cache, key
from publisher.errors import InputError, Problem
from publisher.fallbacks import known, lacks, stretches
from publisher.machinery import machinery
from publisher.model.edition import Edition
from publisher.model.manuscript import Manuscript
from publisher.model.publication import Document
from publisher.model.style import Fallback, Style
from publisher.scripts import (
    COMMON,
    EAST_ASIAN,
    clusters,
    described,
    is_silent,
    script_name,
    scripts_of,
)
from publisher.source import Location
from publisher.xhtml import spots
from publisher.xhtml.languages import direction

__all__ = ["Needs", "needed", "serving", "survey"]

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_EPUB = 'xmlns:epub="http://www.idpf.org/2007/ops"'
_SHOWN = 8  # missing characters in one message
_WORDS = 5  # first words of a paragraph, by which it is found
_LETTERS = 40  # of them, at most


@dataclass(frozen=True, slots=True)
class Needs:
    """The fallbacks that a book needs, in the order of its style, and what no face has."""

    fallbacks: tuple[Fallback, ...]
    missing: tuple[Problem, ...] = ()


def survey(
    documents: Iterable[Document], edition: Edition, style: Style, cache: Cache = NO_CACHE
) -> Needs:
    """Return what the text of the documents needs.

    Each character that is missing is told once, in its first place, texts before pages
    that repeat their titles.  ``cache`` spares the fallbacks to be read for what is known.
    """
    own = _own_families(style)
    common = known(style.faces)
    able = _able(style, own)
    used: set[Fallback] = set()
    missing: list[Problem] = []
    texts, told = {text.id: text for text in _texts_of(edition)}, set[str]()
    around = key("needs", machinery(), repr((style.faces, style.fallbacks)), edition.language)
    for document in sorted(documents, key=lambda document: document.id not in texts):
        if not lacks(common, unescape(document.body) + document.running_head):
            continue
        entry = key(around, repr(document), document.body)
        if (kept := cache.get(entry)) is not None:
            used |= {able[place] for place in kept}
            continue
        found = _Survey(document, own, able)
        found.read(edition)
        used |= found.used
        if found.missing:
            missing += found.problems(texts, edition.where, style, told)
            told |= {character for lost in found.missing.values() for character in lost}
        else:
            cache.put(entry, bytes(sorted(map(able.index, found.used))))
    return Needs(tuple(fallback for fallback in able if fallback in used), tuple(missing))


def needed(
    documents: Iterable[Document], edition: Edition, style: Style, cache: Cache = NO_CACHE
) -> tuple[Fallback, ...]:
    """Return the fallbacks of the style that the text of the documents needs.

    Raises ``InputError`` with every character that no face has.
    """
    needs = survey(documents, edition, style, cache)
    if needs.missing:
        raise InputError(*needs.missing)
    return needs.fallbacks


def serving(text: str, style: Style, fallbacks: Sequence[Fallback]) -> tuple[Fallback, ...]:
    """Return those of the fallbacks that serve a text in the first family of the style."""
    family = _own_families(style)[0]
    divided = stretches(text, "", family.has, fallbacks)
    used = {stretch.fallback for stretch in divided}
    return tuple(fallback for fallback in fallbacks if fallback in used)


@dataclass(frozen=True, slots=True)
class _Family:
    """A family of the style: its faces, and the characters that they have between them."""

    fallback: Fallback
    known: frozenset[int] = field(repr=False)

    def has(self, text: str) -> bool:
        return any(typefaces.has(face, text) for face in self.fallback.faces)


def _own_families(style: Style) -> tuple[_Family, ...]:
    names = dict.fromkeys(face.family for face in style.faces)
    families = []
    for name in names:
        faces = tuple(face for face in style.faces if face.family == name)
        known = frozenset().union(*map(typefaces.letters, faces))
        families.append(_Family(Fallback((), faces), known))
    return tuple(families)


def _able(style: Style, own: Sequence[_Family]) -> list[Fallback]:
    """Return what may serve: the style's own families, if there are several, and its fallbacks."""
    families = [_for_all_scripts(family) for family in own] if len(own) > 1 else []
    others = [f for f in style.fallbacks if typefaces.installed(f.faces[0].package)]
    return [*families, *others]


def _for_all_scripts(family: _Family) -> Fallback:
    scripts = {script for code in family.known for script in scripts_of(chr(code))}
    return Fallback(tuple(sorted(scripts)), family.fallback.faces)


@dataclass(frozen=True, slots=True)
class _Place:
    """A paragraph, and the id of the turn or section that it stands in."""

    id: str
    words: str

    def __str__(self) -> str:
        return f"in {self.id}, “{self.words}”"


@dataclass(slots=True)
class _Survey:
    """Reads one document."""

    document: Document
    own: Sequence[_Family]
    able: Sequence[Fallback]
    used: set[Fallback] = field(default_factory=set)
    missing: dict[str, dict[str, _Place]] = field(default_factory=dict)

    def read(self, edition: Edition) -> None:
        """Take down what the document needs and lacks."""
        root = ElementTree.fromstring(f"<body {_EPUB}>{self.document.body}</body>")  # noqa: S314
        for text, language, leftward, place in _texts(root, edition.language, self.document.id):
            self.text(text, language, leftward, place)
        place = _Place(self.document.id, self.document.running_head)
        self.text(self.document.running_head, self.document.language, False, place)

    def text(self, text: str, language: str, leftward: bool, place: _Place) -> None:
        if not text or text.isascii():
            return
        for family in self.own:
            divided = stretches(text, language, family.has, self.able, leftward=leftward)
            self.used |= {stretch.fallback for stretch in divided if stretch.fallback}
            for stretch in divided:
                if stretch.fallback is None and not family.has(stretch.text):
                    self.lacks(stretch.text, family, place)

    def lacks(self, text: str, family: _Family, place: _Place) -> None:
        for part in clusters(text):
            if not family.has(part):
                lacking = [c for c in part if not is_silent(c) and ord(c) not in family.known]
                for character in lacking:
                    script = _script(character, text)
                    self.missing.setdefault(script, {}).setdefault(character, place)

    def problems(
        self, texts: Mapping[str, Manuscript], other: Location, style: Style, told: Set[str]
    ) -> Iterator[Problem]:
        """Yield a problem for each remedy, but for what is told; ``other`` is no text's place."""
        by_remedy: dict[str, list[str]] = {}
        for script in sorted(self.missing):
            by_remedy.setdefault(_remedy(script, style), []).append(script)
        for remedy, scripts in by_remedy.items():
            lost = {c: place for s in scripts for c, place in self.missing[s].items()}
            new = [character for character in sorted(lost) if character not in told]
            if not new:
                continue
            listed = ", ".join(map(described, new[:_SHOWN]))
            rest = f" and {len(new) - _SHOWN} more characters" if len(new) > _SHOWN else ""
            names = " and ".join(map(script_name, scripts))
            first, where = self._first(new, texts, other)
            yield Problem(f"no face has {listed}{rest}, {names}, {lost[first]}", where, remedy)

    def _first(
        self, new: Sequence[str], texts: Mapping[str, Manuscript], other: Location
    ) -> tuple[str, Location]:
        """Return the character that stands first in what the document was made of, and where."""
        text = texts.get(self.document.id)
        if found := spots.in_texts(new, (text,) if text else texts.values()):
            return found
        if text:
            return new[0], text.where
        whole = other if other.path else Location(self.document.path)
        return spots.in_file(new, other) or (new[0], whole)


def _texts_of(edition: Edition) -> Iterator[Manuscript]:
    yield from (m.manuscript for m in (*edition.front, *edition.back) if m.manuscript)
    yield from edition.interviews


def _script(character: str, text: str) -> str:
    """Return the script of a character; that of a sign of several is that of the text.

    So is that of a wide sign, which is common to all and drawn with ideographs.
    """
    scripts = scripts_of(character) - COMMON
    if not scripts and east_asian_width(character) in "FW":
        scripts = EAST_ASIAN & {s for c in text for s in scripts_of(c)}
    if len(scripts) > 1:
        only = (scripts_of(c) for c in text)
        scripts = next((s for s in only if len(s) == 1 and s < scripts), scripts)
    return min(scripts, default="Zyyy")


def _remedy(script: str, style: Style) -> str:
    """Return what to install for a script, or that the style must declare a face."""
    for fallback in style.fallbacks:
        package = fallback.faces[0].package
        if script in fallback.scripts and not typefaces.installed(package):
            extra = f"[{fallback.extra}]" if fallback.extra else ""
            wanted = f'"publisher{extra}"' if extra else package.replace("_", "-")
            return f"pip install {wanted}"
    return f"write it otherwise, or add a [[fallback]] that has it to the style “{style.name}”"


def _texts(root: Element, language: str, name: str) -> Iterator[tuple[str, str, bool, _Place]]:
    """Yield each text with its language, whether it is read leftward, and its place."""
    leftward = direction(language) == "rtl"
    yield from _within(root, language, leftward, _Place(name, ""))


def _within(
    element: Element, language: str, leftward: bool, place: _Place
) -> Iterator[tuple[str, str, bool, _Place]]:
    language = element.get("lang") or element.get(_XML_LANG) or language
    leftward = element.get("dir", "rtl" if leftward else "ltr") == "rtl"
    name = element.get("id") or place.id
    if element.tag in ("p", "li", "h1", "h2", "h3", "h4", "figcaption"):
        words = " ".join("".join(element.itertext()).split()[:_WORDS])
        place = _Place(name, words if len(words) <= _LETTERS else f"{words[:_LETTERS]}…")
    elif name != place.id:
        place = _Place(name, place.words)
    yield element.text or "", language, leftward, place
    for child in element:
        yield from _within(child, language, leftward, place)
        yield child.tail or "", language, leftward, place
