"""A proof that came back: in go the bytes of a Word document, out come its letters.

Each letter has who put it in and who took it out, if that was tracked; so do the ends
of paragraphs.  The work of a stranger's word processor: nothing in it is trusted, and
runs may be cut anywhere.  Source: ECMA-376-1, 17.13.4 (comments), 17.13.5 (revisions),
17.13.6 (bookmarks).  Threads of comments, and which are resolved: ``threads``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import PurePosixPath

from lxml import etree

from publisher.desk.proofs.passages import END, Passage
from publisher.desk.proofs.threads import Mark, settled
from publisher.desk.proofs.word import NAMESPACE
from publisher.errors import Problem, RawError
from publisher.readers.package import Package, open_package
from publisher.readers.xml import checked, parsed
from publisher.source import Location

__all__ = ["Comment", "Letter", "Returned", "Revision", "read"]

_INSERTED, _DELETED = ("ins", "moveTo"), ("del", "moveFrom")
_SIGNS = {"tab": "\t", "cr": "\n", "noBreakHyphen": "\u2011"}
_THREADS = "word/commentsExtended.xml"
_TRUE = ("1", "true", "on")
"""What says yes (ECMA-376-1, 22.9.2.7)."""
_MOST = 2_000_000
"""Characters of a proof: two days of talk, and what a few hundred megabytes hold."""
_PASSED = frozenset(("pPr", "rPr", "instrText", "delInstrText", "Fallback", "sectPr", "tblPr"))


@dataclass(frozen=True, slots=True)
class Revision:
    """Who changed something, and when, as the document says."""

    author: str
    date: str


@dataclass(frozen=True, slots=True)
class Letter:
    """A character, or the end of a paragraph, with who put it in and who took it out."""

    sign: str
    put: Revision | None = None
    taken: Revision | None = None


@dataclass(slots=True)
class Comment:
    """What somebody remarked on the letters from ``start`` to ``end``.

    ``settled`` tells that its thread is marked as resolved.
    """

    author: str
    date: str
    text: str
    settled: bool = False
    start: int = -1
    end: int = -1


@dataclass(slots=True)
class Returned:
    """A document: its letters, its comments, and where its bookmarks are.

    ``sent`` is what the document says was sent, or empty; ``interview`` of which text.
    """

    letters: list[Letter] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    bookmarks: dict[str, int] = field(default_factory=dict)
    interview: str = ""
    sent: tuple[Passage, ...] = ()


def read(path: str, data: bytes) -> Returned:
    """Return what a Word document says; raise RawError if it is none."""
    package = open_package(path, data)
    if "word/document.xml" not in package:
        hint = "send it as .docx, as a word processor saves it"
        raise RawError(Problem("not a Word document", Location(path), hint))
    found = Returned()
    remarks = _comments(package)
    _Walk(path, found, remarks).block(_root(package, "word/document.xml"))
    found.comments = [one for one in remarks.values() if one.start >= 0]
    for name in package.names:
        folder = PurePosixPath(name)
        if folder.parent.name == "customXml" and folder.suffix == ".xml":
            _recall(found, parsed(checked(f"{path}: {name}", package.read(name))))
    return found


def _root(package: Package, name: str) -> etree._Element:
    data = checked(f"{package.path}: {name}", package.read(name))
    root = parsed(data)
    if root is None:
        raise RawError(Problem(f"{name} cannot be read", Location(package.path)))
    return root


def _name(element: etree._Element) -> str:
    """Return the local name of an element; empty for comments and instructions."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _given(element: etree._Element, name: str) -> str:
    """Return an attribute by its local name."""
    return next((str(v) for k, v in element.items() if str(k).rpartition("}")[2] == name), "")


def _comments(package: Package) -> dict[str, Comment]:
    if "word/comments.xml" not in package:
        return {}
    known = _settled(package)
    found: dict[str, Comment] = {}
    for element in _root(package, "word/comments.xml"):
        if _name(element) == "comment":
            inner = Returned()
            _Walk(package.path, inner, {}).block(element)
            text = "".join(one.sign for one in inner.letters if one.taken is None)
            words = " ".join(text.split())
            author, date = _line(_given(element, "author")), _line(_given(element, "date"))
            done = _thread(element) in known
            found[_given(element, "id")] = Comment(author, date, words, done)
    return found


def _thread(comment: etree._Element) -> str:
    """Return the id by which a comment is known in its thread: that of its last paragraph."""
    ids = [_given(one, "paraId") for one in comment.iterdescendants() if _name(one) == "p"]
    return ids[-1].upper() if ids else ""


def _settled(package: Package) -> frozenset[str]:
    """Return the ids of comments whose thread is resolved (MS-DOCX, 2.5.4.2)."""
    if _THREADS not in package:
        return frozenset()
    root = parsed(checked(f"{package.path}: {_THREADS}", package.read(_THREADS)))
    marks: dict[str, Mark] = {}
    for one in () if root is None else root:
        if _name(one) == "commentEx" and (name := _given(one, "paraId").upper()):
            parent = _given(one, "paraIdParent").upper()
            marks.setdefault(name, Mark(parent, _given(one, "done").strip() in _TRUE))
    return settled(marks)


def _line(text: str) -> str:
    return " ".join(text.split())[:200]


def _recall(found: Returned, root: etree._Element | None) -> None:
    """Note what the document says was sent."""
    if root is None or root.tag != f"{{{NAMESPACE}}}sent":
        return
    found.interview = root.get("interview", "")
    sent = tuple(
        Passage(one.get("key", ""), one.get("owner", ""), one.get("kind", ""), one.text or "")
        for one in root.iterchildren(f"{{{NAMESPACE}}}p")
    )
    found.sent = sent if _is_sound(sent) else ()


def _is_sound(sent: Sequence[Passage]) -> bool:
    """Tell whether passages may be those of a proof: a cover, and a text in which people speak.

    What is not is as good as lost.
    """
    kinds = [one.kind for one in sent]
    cover = kinds.count("letter")
    turns = [list(own) for owner, own in groupby(sent, key=_speech) if owner]
    owners = [own[0].owner for own in turns]
    return (
        "title" in kinds
        and "letter" not in kinds[cover:]
        and END not in "".join(one.text for one in sent)
        and len(owners) == len(set(owners))
        and all([one.kind for one in own].count("speaker") == 1 for own in turns)
        and all(own[0].kind == "speaker" and len(own) > 1 for own in turns)
    )


def _speech(one: Passage) -> str:
    """Return the turn that a passage is said in; empty for notes, which lie behind the text."""
    return "" if one.kind == "note" else one.owner


@dataclass(slots=True)
class _Walk:
    """Walks through the document once; ``put`` and ``taken`` hold where it is."""

    path: str
    found: Returned
    remarks: dict[str, Comment]
    put: Revision | None = None
    taken: Revision | None = None

    def block(self, element: etree._Element) -> None:
        """Read what holds paragraphs."""
        for child in element:
            name = _name(child)
            if name == "p":
                self._paragraph(child)
            elif name not in _PASSED:
                self._mark(name, child)
                with self._revised(name, child):
                    self.block(child)

    @contextmanager
    def _revised(self, name: str, element: etree._Element) -> Iterator[None]:
        """Let all that is read meanwhile be put in or taken out by whom an element names."""
        before = self.put, self.taken
        if name in _INSERTED:
            self.put = _revision(element)
        elif name in _DELETED:
            self.taken = _revision(element)
        yield
        self.put, self.taken = before

    def _paragraph(self, element: etree._Element) -> None:
        boxes: list[etree._Element] = []
        self._run(element, boxes)
        put, taken = _ends(element)
        self.found.letters.append(Letter(END, put or self.put, taken or self.taken))
        for box in boxes:
            self.block(box)

    def _run(self, element: etree._Element, boxes: list[etree._Element] | None = None) -> None:
        for child in element:
            name = _name(child)
            if name in _PASSED:
                continue
            if name in ("t", "delText"):
                self._say(child.text or "")
            elif name in _SIGNS:
                self._say(_SIGNS[name])
            elif name == "br":
                if _given(child, "type") not in ("page", "column"):
                    self._say("\n")
            elif name == "txbxContent":
                if boxes is not None:
                    boxes.append(child)
            else:
                self._mark(name, child)
                with self._revised(name, child):
                    self._run(child, boxes)

    def _say(self, text: str) -> None:
        put, taken = self.put, self.taken
        if len(self.found.letters) + len(text) > _MOST:
            hint = "send back the proof alone, not what else there is"
            raise RawError(Problem("more text than any interview has", Location(self.path), hint))
        self.found.letters += [Letter(sign, put, taken) for sign in text if _is_said(sign)]

    def _mark(self, name: str, element: etree._Element) -> None:
        here = len(self.found.letters)
        if name == "bookmarkStart":
            self.found.bookmarks.setdefault(_given(element, "name"), here)
        elif name in ("commentRangeStart", "commentRangeEnd", "commentReference"):
            remark = self.remarks.get(_given(element, "id"))
            if remark is None:
                return
            if name == "commentRangeStart":
                remark.start = here
            elif remark.start < 0:
                remark.start = remark.end = here
            elif remark.end < 0:
                remark.end = here


_WITHIN_WORDS = "\u00ad\u200b\u200c\u200d\u2060"
"""Invisible signs that texts have in words: where they may be divided, how letters join."""


def _is_said(sign: str) -> bool:
    return sign != END and (sign.isprintable() or sign.isspace() or sign in _WITHIN_WORDS)


def _revision(element: etree._Element) -> Revision:
    return Revision(_line(_given(element, "author")), _line(_given(element, "date")))


def _ends(paragraph: etree._Element) -> tuple[Revision | None, Revision | None]:
    """Return who put in and who took out the end of a paragraph (17.13.5.15, 17.13.5.20)."""
    put = taken = None
    for one in _marks(paragraph):
        if _name(one) in _INSERTED:
            put = _revision(one)
        elif _name(one) in _DELETED:
            taken = _revision(one)
    return put, taken


def _marks(paragraph: etree._Element) -> Iterator[etree._Element]:
    for properties in paragraph:
        if _name(properties) == "pPr":
            for look in properties:
                if _name(look) == "rPr":
                    yield from look
