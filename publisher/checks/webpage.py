"""A check as a page of its own: in go findings and finished PDFs, out comes one HTML file.

It holds its styles and pictures, asks nobody for anything, and is the same for the same
book.  Only the gravest places have pictures, so that the file can be sent by mail.

Floor 4: imports lower floors and its own modules only.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping, Sequence
from contextlib import ExitStack, closing

import pypdfium2

from publisher.checks import wording
from publisher.checks.ordered import Group, in_order
from publisher.checks.spots import Pages, Picture
from publisher.checks.verdicts import Verdict
from publisher.model.edition import Edition
from publisher.model.finding import Finding, Severity
from publisher.vocabulary.findings import KINDS
from publisher.xhtml.pages import Value, page

__all__ = ["PICTURES", "webpage"]

PICTURES = 40
"""How many places are shown, at some 30 KB each."""

_RANKS = list(Severity)


def webpage(
    title: str,
    editions: Sequence[Edition],
    found: Sequence[Finding],
    verdicts: Sequence[Verdict],
    pdfs: Mapping[str, bytes],
) -> str:
    """Return the report.

    ``pdfs`` are the finished files that findings name, by these names; the first is the
    one that knows where turns are.
    """
    standing = [one for one in found if not one.waived]
    once = wording.alike(standing)
    pictures = _pictures(standing, pdfs)
    groups = in_order(editions, standing)
    values: dict[str, Value] = {
        "title": title,
        "summary": wording.summary(standing),
        "verdicts": [{"ready": verdict.ready, "words": str(verdict)} for verdict in verdicts],
        "kinds": _kinds(standing, once),
        "groups": [_group(group, once, pictures) for group in groups],
        "waived": [_waived(one) for one in found if one.waived],
        "bounded": len(pictures) == PICTURES,
        "most": PICTURES,
    }
    return f"{page('check', values)}\n"


def _kinds(standing: Sequence[Finding], once: Mapping[str, str]) -> list[Value]:
    return [
        {
            "severity": severity.value,
            "heading": wording.HEADINGS[severity],
            "rows": [
                {
                    "code": code,
                    "count": count,
                    "what": KINDS[code].what,
                    "remedy": once.get(code, ""),
                    "demand": KINDS[code].demand,
                }
                for code, count in counts.items()
            ],
        }
        for severity, counts in wording.by_severity(standing).items()
    ]


def _group(
    group: Group, once: Mapping[str, str], pictures: Mapping[int, Picture]
) -> dict[str, Value]:
    return {
        "title": group.title or group.path or "The book",
        "path": group.path if group.title else "",
        "findings": [_finding(one, once, pictures.get(id(one))) for one in group.findings],
    }


def _finding(one: Finding, once: Mapping[str, str], picture: Picture | None) -> dict[str, Value]:
    return {
        "code": one.code,
        "severity": one.severity.value,
        "place": wording.place(one),
        "said": wording.said(one),
        "remedy": "" if one.code in once else one.hint,
        "picture": _shown(one, picture) if picture else None,
    }


def _shown(one: Finding, picture: Picture) -> dict[str, Value]:
    what = "all of it" if picture.whole else "the lines around the place, which is marked"
    return {
        "source": f"data:image/png;base64,{b64encode(picture.data).decode('ascii')}",
        "width": picture.width,
        "height": picture.height,
        "whole": int(picture.whole),
        "alt": f"Page {one.folio}: {what}",
    }


def _waived(one: Finding) -> dict[str, Value]:
    places = (one.where.path if one.where else "", wording.place(one))
    return {
        "code": one.code,
        "severity": one.severity.value,
        "place": ", ".join(filter(None, places)),
        "said": wording.said(one),
        "reason": one.waived,
    }


def _pictures(standing: Sequence[Finding], pdfs: Mapping[str, bytes]) -> dict[int, Picture]:
    """Return pictures of the gravest places, by the identity of their findings."""
    drawn: dict[int, Picture] = {}
    with ExitStack() as stack:
        opened: dict[str, Pages | None] = {}
        for one in sorted(standing, key=lambda one: _RANKS.index(one.severity)):
            name = _pdf_of(one, pdfs)
            if name and name not in opened:
                opened[name] = _opened(pdfs[name], stack)
            pages = opened[name] if name else None
            if pages and (picture := pages.picture(one)):
                drawn[id(one)] = picture
            if len(drawn) == PICTURES:
                break
    return drawn


def _pdf_of(one: Finding, pdfs: Mapping[str, bytes]) -> str:
    """Return which PDF shows the place of a finding: its own, else the first that knows turns."""
    if one.pdf:
        return one.pdf if one.pdf in pdfs else ""
    return next(iter(pdfs), "") if one.turn else ""


def _opened(data: bytes, stack: ExitStack) -> Pages | None:
    """Return the pages of a PDF until the stack ends; None if PDFium cannot read it."""
    try:
        return stack.enter_context(closing(Pages(data)))
    except pypdfium2.PdfiumError:
        return None
