"""A book, shown to the checkers that are there; the same book is shown to each but once.

Floor 4: imports lower floors and its own modules only.
"""

from __future__ import annotations

import io
import tempfile
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from publisher.cache import Cache, key
from publisher.checks.report import Report
from publisher.checks.tools.ace import find_ace
from publisher.checks.tools.epubcheck import find_epubcheck
from publisher.checks.tools.tool import Absence, Saying, Tool, decode, encode
from publisher.model.finding import Finding, Severity
from publisher.programs import OverrunError
from publisher.source import Location

__all__ = ["Opinion", "ask", "find_tools"]

_ALIKE = {
    "document-title": "title-missing",
    "epub-lang": "language-missing",
    "epub-pagesource": "page-source-missing",
    "epub-title": "metadata-missing",
    "epub-toc-order": "nav-order",
    "heading-order": "heading-skipped",
    "html-has-lang": "language-missing",
    "image-alt": "image-without-alt",
    "metadata-accessibilityfeature": "accessibility-missing",
    "metadata-accessibilityhazard": "accessibility-missing",
    "metadata-accessibilitysummary": "accessibility-missing",
    "metadata-accessmode": "accessibility-missing",
    "metadata-accessmodesufficient": "accessibility-missing",
}
"""Rules of Ace that are a code of ours."""

_UNFIT = frozenset({"not-an-epub", "beyond-limits", "member-broken"})
"""What is too bad to be shown to anybody."""

_FINDERS: tuple[tuple[str, Callable[[], Tool | Absence]], ...] = (
    ("epubcheck", find_epubcheck),
    ("ace", find_ace),
)


@dataclass(frozen=True, slots=True)
class Opinion:
    """What checkers of others found besides, and which of them said nothing."""

    findings: tuple[Finding, ...] = ()
    absent: tuple[Absence, ...] = ()


def find_tools() -> tuple[Tool | Absence, ...]:
    """Return the checkers that are here, and what is said of those that are not."""
    return tuple(find() for _, find in _FINDERS)


def ask(data: bytes, name: str, ours: Sequence[Finding], store: Cache) -> Opinion:
    """Return what EPUBCheck and Ace find in an EPUB that we did not tell already.

    ``name`` is what the book is called, ``ours`` is what we found, whose places are those
    within the container.
    """
    names = _names(data)
    if not names or any(finding.code in _UNFIT for finding in ours):
        return Opinion()
    report = Report()
    absent: list[Absence] = []
    for code, find in _FINDERS:
        tool = find()
        said = tool if isinstance(tool, Absence) else _said(tool, data, store)
        if isinstance(said, Absence):
            absent.append(said)
            continue
        for one in (replace(one, path=_inside(one.path, names)) for one in said):
            if not _told(one, ours):
                grave = "error" if one.grave else "warning"
                where = Location(one.path or name, one.line, one.column)
                report.add(f"{code}-{grave}", f"{one.rule}: {one.message}", where)
    return Opinion(report.findings(), tuple(absent))


def _said(tool: Tool, data: bytes, store: Cache) -> tuple[Saying, ...] | Absence:
    """Return what a checker says of a book, from the cache if it said so before."""
    name = key("checker", tool.name, tool.version, data)
    kept = store.get(name)
    if kept is not None:
        return decode(kept)
    try:
        with tempfile.TemporaryDirectory() as folder:
            book = Path(folder) / "book.epub"
            book.write_bytes(data)
            said = tool.judge(book)
    except (OSError, OverrunError, ValueError) as error:
        return Absence(tool.name, f"it gave no judgement: {error}")
    store.put(name, encode(said))
    return said


def _names(data: bytes) -> tuple[str, ...]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            return tuple(file.namelist())
    except (zipfile.BadZipFile, ValueError, OSError):
        return ()


def _inside(path: str, names: Sequence[str]) -> str:
    """Return a path within the container; Ace counts from the folder of the package document."""
    if path in names:
        return path
    ends = [name for name in names if name.endswith(f"/{path}")]
    return ends[0] if path and len(ends) == 1 else path


def _told(one: Saying, ours: Sequence[Finding]) -> bool:
    """Tell whether we said the same: at the same line, or by a code of the same meaning."""
    alike = _ALIKE.get(one.rule)
    for finding in ours:
        where = finding.where
        if where is None or where.path != one.path or finding.severity is Severity.NOTE:
            continue
        if finding.code == alike or (one.line and where.line == one.line):
            return True
    return False
