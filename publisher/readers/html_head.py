"""What a web page states about itself: title, author, date, language.

In: the tree of a page; out: evidence.  Sources: HTML (4.2), the Open Graph protocol,
schema.org in JSON-LD, Dublin Core.  What the page shows of it (its heading, a byline,
a time) goes to the metadata with its place.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from publisher.model.transcript import Evidence
from publisher.readers.elements import Element
from publisher.readers.html_flow import Walk

__all__ = ["stated"]

_META = {
    "og:title": "title",
    "twitter:title": "title",
    "dc.title": "title",
    "author": "author",
    "dc.creator": "author",
    "article:author": "author",
    "parsely-author": "author",
    "article:published_time": "published",
    "date": "published",
    "dc.date": "published",
    "dc.date.issued": "published",
    "pubdate": "published",
    "publish-date": "published",
    "datepublished": "published",
    "dc.language": "language",
}
_SITE = re.compile(r"[ \u00a0](?:[|–—·»‹›•:]|-|::)[ \u00a0]")
_BYLINE = frozenset(
    "byline author vcard entry-meta post-meta article-meta entry-author meta".split()
)
_LONGEST = 160
"""Letters of a byline at most."""


def stated(root: Element, walk: Walk) -> Iterator[Evidence]:
    """Yield what the page states; shown bylines are handed to the walk, to be left out."""
    head = next(root.find("head"), None)
    if head is not None:
        walk.out[id(head)] = "title"
        walk.moved.add(id(head))
    found: dict[str, Evidence] = {}
    for key, value, element in _metas(root):
        if value and not (key == "author" and "://" in value):
            found.setdefault(key, Evidence(key, value, element.start, element.end))
    title = _title(root, found.get("title"))
    if title is not None:
        found["title"] = title
    for element in root.find("html"):
        if tag := element.get("lang"):
            found.setdefault("language", Evidence("language", tag, element.start, element.start))
    _bylines(root, walk)
    if "published" not in found:
        for element in root.find("time"):
            if value := element.get("datetime"):
                found["published"] = Evidence("published", value, element.start, element.end)
                break
    yield from found.values()


def _metas(root: Element) -> Iterator[tuple[str, str, Element]]:
    for element in root.find("meta"):
        name = (element.get("property") or element.get("name") or element.get("itemprop")).lower()
        if name in _META:
            yield _META[name], " ".join(element.get("content").split()), element
    for element in root.find("script"):
        if "ld+json" in element.get("type").lower():
            for key, value in _linked_data("".join(piece.text for piece in element.letters())):
                yield key, value, element
    for element in root.find("a", "span"):
        if "author" in element.get("rel").lower().split() and len(element.said) <= 60:
            yield "author", element.said, element


def _linked_data(text: str) -> Iterator[tuple[str, str]]:
    """Yield headline, author and date of an article described by schema.org."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return
    stack: list[Any] = [data]
    while stack:
        item = stack.pop()
        if isinstance(item, list):
            stack += item[:50]
        elif isinstance(item, Mapping):
            stack += item["@graph"][:50] if isinstance(item.get("@graph"), list) else []
            if (
                "article" not in str(item.get("@type", "")).lower()
                and "posting" not in str(item.get("@type", "")).lower()
            ):
                continue
            author = item.get("author")
            author = author[0] if isinstance(author, list) and author else author
            named = author.get("name") if isinstance(author, Mapping) else author
            for key, value in (
                ("title", item.get("headline")),
                ("author", named),
                ("published", item.get("datePublished")),
            ):
                if isinstance(value, str):
                    yield key, value


def _title(root: Element, meta: Evidence | None) -> Evidence | None:
    """Return the title: the only main heading, else what the head says without the site's name."""
    headings = [h for h in root.find("h1") if h.said]
    if meta is not None:
        same = next((h for h in headings if _alike(h.said, meta.value)), None)
        return Evidence("title", same.said, same.start, same.end) if same else _sited(meta)
    element = next((e for e in root.find("title") if e.said), None)
    if element is None:
        return None
    said = element.said
    for heading in headings:
        if _alike(heading.said, said):
            return Evidence("title", heading.said, heading.start, heading.end)
    if len(headings) == 1:
        return None  # the heading is the title; the steps find it
    return _sited(Evidence("title", said, element.start, element.end))


def _sited(title: Evidence) -> Evidence:
    """Return a title without the name of the site behind a rule."""
    parts = _SITE.split(title.value)
    longest = parts[0] if len(parts[0]) >= 12 or len(parts) == 1 else title.value
    return Evidence("title", longest.strip(), title.start, title.end)


def _alike(heading: str, title: str) -> bool:
    return title.casefold().startswith(heading.casefold()) and len(heading) >= 3


def _bylines(root: Element, walk: Walk) -> None:
    """Take short boxes that say who wrote when for the metadata."""
    for element in _classed(root):
        if id(element) not in walk.out and 0 < len(element.said) <= _LONGEST:
            walk.out[id(element)] = "byline"
            walk.moved.add(id(element))


def _classed(root: Element) -> Iterator[Element]:
    for element in root.elements():
        names = set(element.get("class").lower().split()) if "class" in element.tag else set()
        if names & _BYLINE and element.name in ("p", "div", "span", "header", "ul"):
            yield element
        else:
            yield from _classed(element)
