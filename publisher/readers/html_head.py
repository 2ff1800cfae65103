"""What a web page states about itself: title, author, date, language.

In: the boxes of a page; out: evidence, and the parts that only state it.  Sources: HTML
(WHATWG, 4.2), the Open Graph protocol, schema.org in JSON-LD, Dublin Core (DCMI 2012),
the microformat ``h-entry``, and the citation tags of Highwire.  A title is without the
name of the site, which pages set behind a rule or a dash.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from publisher.model.transcript import Action, Evidence
from publisher.readers.elements import Element
from publisher.readers.html_linked_data import described
from publisher.readers.html_names import BYLINE, is_subtitle, names
from publisher.readers.html_outline import Box, Outline
from publisher.readers.html_page import Verdict

__all__ = ["Facts", "facts"]

_META = {
    "og:title": "title",
    "twitter:title": "title",
    "dc.title": "title",
    "dcterms.title": "title",
    "citation_title": "title",
    "headline": "title",
    "author": "author",
    "dc.creator": "author",
    "dcterms.creator": "author",
    "citation_author": "author",
    "article:author": "author",
    "parsely-author": "author",
    "sailthru.author": "author",
    "byl": "author",
    "article:published_time": "published",
    "article:published": "published",
    "og:published_time": "published",
    "datepublished": "published",
    "dc.date": "published",
    "dc.date.issued": "published",
    "dcterms.issued": "published",
    "dcterms.created": "published",
    "dcterms.date": "published",
    "citation_publication_date": "published",
    "citation_date": "published",
    "parsely-pub-date": "published",
    "sailthru.date": "published",
    "pubdate": "published",
    "publish-date": "published",
    "publication_date": "published",
    "date": "published",
    "dc.language": "language",
    "dcterms.language": "language",
    "og:site_name": "site",
    "application-name": "site",
}
_SEPARATOR = re.compile(r"\s(?:\||–|—|·|•|»|›|«|::|-|:)\s|\s?\|\s?")
_SIGNS = ":|–—-·•»"
_BY = re.compile(
    r"(?:(?:written |words |text |posted |interview(?:ed)? |story )?by|von|par|por|di|door|av|af)"
    r"[: ]\s*",
    re.IGNORECASE,
)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}|\d{4}/\d{1,2}/\d{1,2}|\d{4}$")
_NO_AUTHORS = frozenset(
    "admin administrator editor staff webmaster root unknown author guest".split()
)
_LONGEST_NAME = 60
_LONGEST_SUBTITLE = 120


@dataclass(slots=True)
class Facts:
    """What a page states; ``out`` are the parts which only do that."""

    title: str = ""
    evidence: list[Evidence] = field(default_factory=list)
    out: dict[int, Verdict] = field(default_factory=dict)


def facts(outline: Outline, text: str, out: Mapping[int, Verdict]) -> Facts:
    """Return what a page states about itself."""
    found: dict[str, list[Evidence]] = {}
    made = Facts()
    for evidence in _stated(outline, text):
        found.setdefault(evidence.key, []).append(evidence)
    for box in outline.boxes:
        if box.element.name == "title" and box.letters:
            made.out[id(box.element)] = (Action.MOVED, "title")
    title = _title(outline, found, out)
    if title is not None:
        made.title = title.value
        made.evidence.append(title)
    _subtitle(outline, out, made)
    authors = [e for e in found.get("author", []) if _is_author(e.value, found)]
    authors = authors or list(_bylines(outline, out))
    made.evidence += _distinct(authors)[:4]
    dates = [e for e in found.get("published", []) if _DATE.match(e.value)]
    dates = dates or list(_times(outline))
    made.evidence += dates[:1]
    made.evidence += found.get("language", [])[:1]
    return made


def _stated(outline: Outline, text: str) -> Iterator[Evidence]:
    """Yield what meta elements, attributes and linked data say."""
    later: list[Evidence] = []
    for box in outline.boxes:
        element = box.element
        if element.name == "meta":
            given = element.attributes
            name = given.get("property") or given.get("name") or given.get("itemprop") or ""
            value = " ".join(given.get("content", "").split())
            if value and (key := _META.get(name.lower())):
                yield Evidence(key, value, element.start, element.end)
        elif element.name == "html" and (tag := element.get("lang")):
            later.append(Evidence("language", tag, element.start, element.start + len(element.tag)))
        elif element.name == "script" and "ld+json" in element.get("type").lower():
            code = text[element.start + len(element.tag) : element.end].rpartition("</")[0]
            for key, value in described(code):
                later.append(Evidence(key, value, element.start, element.end))
        elif 0 < box.letters <= _LONGEST_NAME and "author" in _relations(element):
            later.append(Evidence("author", element.said, element.start, element.end))
    yield from sorted(later, key=lambda one: one.key != "language")


def _relations(element: Element) -> list[str]:
    return element.get("rel").lower().split() if element.name == "a" else []


# --- title -------------------------------------------------------------------------------------


def _title(
    outline: Outline, found: Mapping[str, Sequence[Evidence]], out: Mapping[int, Verdict]
) -> Evidence | None:
    """Return the title: the heading that the head names too, else what the head says."""
    stated = list(found.get("title", []))
    for box in outline.boxes:
        if box.element.name == "title" and box.letters:
            element = box.element
            stated.append(Evidence("title", element.said, element.start, element.end))
            break
    headings = [b for b in outline.boxes if _is_heading(b)]
    named = [b for b in headings if any(_says(b.element.said, one.value) for one in stated)]
    if named:
        best = max(named, key=lambda b: (b.letters, -b.element.start)).element
        return Evidence("title", best.said, best.start, best.end)
    mains = [b.element for b in headings if b.element.name == "h1" and not _is_out(outline, b, out)]
    if not stated:
        return None
    if len(mains) == 1 and mains[0].start < _middle(outline):
        return Evidence("title", mains[0].said, mains[0].start, mains[0].end)
    return _sited(stated[0], [one.value for one in found.get("site", [])])


def _subtitle(outline: Outline, out: Mapping[int, Verdict], made: Facts) -> None:
    """Take a short line that is called a subtitle, in the first half of a page."""
    for box in outline.boxes:
        element = box.element
        short = box.block and 10 <= box.letters <= _LONGEST_SUBTITLE and not box.linked
        if short and is_subtitle(element) and element.start < _middle(outline):
            if not _is_out(outline, box, out):
                made.evidence.append(Evidence("subtitle", element.said, element.start, element.end))
                made.out[id(element)] = (Action.MOVED, "subtitle")
            return


def _is_heading(box: Box) -> bool:
    element = box.element
    if not 0 < box.letters <= 250:
        return False
    return element.name in ("h1", "h2", "h3") or "entry-title" in names(element)


def _says(heading: str, title: str) -> bool:
    """Tell whether a heading is a title, or all of it but the name of the site."""
    head, whole = _key(heading), _key(title)
    return len(head) >= 4 and (head == whole or (head in whole and len(head) >= 0.4 * len(whole)))


def _key(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _is_out(outline: Outline, box: Box, out: Mapping[int, Verdict]) -> bool:
    number = outline.numbers[id(box.element)]
    return any(id(outline.boxes[n].element) in out for n in (number, *outline.around(number)))


def _middle(outline: Outline) -> int:
    root = outline.boxes[0].element
    return (root.start + root.end) // 2


def _sited(title: Evidence, sites: Sequence[str]) -> Evidence:
    """Return a title without the name of the site at either end."""
    for site in sites:
        before, found, rest = title.value.partition(site)
        if found and not before and rest.lstrip()[:1] in _SIGNS and rest.strip(f"{_SIGNS} "):
            return Evidence("title", rest.strip(f"{_SIGNS} "), title.start, title.end)
    parts = [part.strip() for part in _SEPARATOR.split(title.value) if part.strip()]
    if len(parts) < 2:
        return title
    value = title.value
    known = [_key(site) for site in sites]
    if _key(parts[0]) in known:
        value = value[value.find(parts[1]) :]
    elif _key(parts[-1]) in known or (len(parts[-1]) <= 40 and len(parts[0]) >= 12):
        value = value[: value.rfind(parts[-1])]
    value = value.strip(" |–—·•»›«:-\u00a0\t\n")
    return Evidence("title", value or title.value, title.start, title.end)


# --- author and date ---------------------------------------------------------------------------


def _is_author(said: str, found: Mapping[str, Sequence[Evidence]]) -> bool:
    sites = {_key(site.value) for site in found.get("site", [])}
    return (
        "://" not in said
        and "@" not in said
        and len(said) <= 120
        and said.casefold() not in _NO_AUTHORS
        and _key(said) not in sites
    )


def _distinct(found: Sequence[Evidence]) -> list[Evidence]:
    return list({evidence.value.casefold(): evidence for evidence in reversed(found)}.values())[
        ::-1
    ]


def _bylines(outline: Outline, out: Mapping[int, Verdict]) -> Iterator[Evidence]:
    """Yield who is named in a byline: behind *by*, or in an element called author."""
    for box in outline.boxes:
        if out.get(id(box.element), ("", ""))[1] != BYLINE:
            continue
        said = box.element.said
        if match := _BY.match(said):
            name = re.split(r"\s[|·•–—-]\s|,|\s\d| on ", said[match.end() :])[0].strip()
        elif any("author" in name.lower() for name in names(box.element)):
            name = said
        else:
            continue
        if 0 < len(name) <= _LONGEST_NAME and not any(c.isdigit() for c in name):
            yield Evidence("author", name, box.element.start, box.element.end)


def _times(outline: Outline) -> Iterator[Evidence]:
    """Yield the days that elements of time state, the day of publication first."""
    found = []
    for box in outline.boxes:
        value = box.element.get("datetime") if box.element.name == "time" else ""
        if value and _DATE.match(value):
            called = " ".join(names(box.element)).lower()
            found.append(("updated" in called or "modified" in called, box.element, value))
    for _, element, value in sorted(found, key=lambda one: (one[0], one[1].start)):
        yield Evidence("published", value, element.start, element.end)
