"""The main text of a web page: what of it is the article, and what is around it.

In: the tree of a page; out: the elements to leave out, each with its reason.  Source:
the sectioning elements and ARIA landmarks that pages use for this (HTML, 4.3; WAI-ARIA
1.2, 5.3.4), and the names that site builders give their boxes.  A name alone decides
nothing: what holds a third of the words of the page is never left out.  What looks
like neither stays; to drop a speaker's words is the worst that can happen here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from publisher.readers.elements import Element, Letters

__all__ = ["Chaff", "chaff"]

Chaff = dict[int, str]
"""The reason for which an element is left out, by ``id`` of the element."""

_TAGS = {
    "nav": "navigation",
    "footer": "page footer",
    "aside": "aside of the page",
    "form": "form",
    "button": "form",
    "select": "form",
    "dialog": "form",
    "input": "form",
    "textarea": "form",
    "noscript": "hidden text",
    "template": "hidden text",
    "iframe": "embedded page",
    "object": "embedded page",
    "audio": "embedded media",
    "video": "embedded media",
    "svg": "picture",
    "canvas": "picture",
    "figcaption": "caption",
    "rt": "reading of a character",
    "rp": "reading of a character",
}
_ROLES = {
    "navigation": "navigation",
    "menu": "navigation",
    "menubar": "navigation",
    "banner": "page header",
    "contentinfo": "page footer",
    "complementary": "aside of the page",
    "search": "form",
    "dialog": "form",
    "alertdialog": "form",
}
_NAMES = {
    "navigation": "nav navbar navigation menu breadcrumb breadcrumbs crumbs pagination pager "
    "toolbar skip skiplink masthead sitenav topbar offcanvas wm-ipp",
    "promotion": "share sharing sharedaddy social addtoany related recommended recommendations "
    "newsletter subscribe subscription signup promo promotion advert advertisement ads adsense "
    "sponsor sponsored banner popup modal paywall donate cta outbrain taboola jp-relatedposts "
    "readnext morelike trending popular",
    "form": "cookie cookies consent gdpr login searchform search-form",
    "comment": "comments commentlist comment-list respond disqus commentform comment-respond",
    "aside of the page": "sidebar widget widgets author-bio authorbio about-author "
    "post-author-box bio-box",
    "page footer": "footer colophon site-footer copyright",
    "keywords": "tags taglist tag-links cat-links post-tags entry-tags categories postmetadata",
    "caption": "caption wp-caption-text figcaption image-caption photo-caption credit photo-credit",
    "hidden text": "screen-reader-text sr-only visually-hidden visuallyhidden offscreen",
}
_REASONS = {name: reason for reason, names in _NAMES.items() for name in names.split()}
_HIDDEN = re.compile(r"display\s?:\s?none|visibility\s?:\s?hidden", re.IGNORECASE)
_NEVER = frozenset({"", "html", "body", "main", "article", "h1", "h2", "h3", "h4", "h5", "h6"})
_MAIN = re.compile(
    r"\b(?:entry-content|post-content|post-body|article-body|articlebody|story-body|story-content|"
    r"article-content|article__body|body-content|content-body|post__content|entry__content|"
    r"rich-text|rte|transcript|main-content|single-content|available-content|h-entry|e-content)\b",
    re.IGNORECASE,
)
_LARGE = 0.34
"""The share of the words of a page from which on a name is no reason to leave a box out."""
_LINKED = 0.6
"""The share of its letters in links from which on a short block is navigation."""
_PARAGRAPH = 160
"""Letters of a block that is surely part of the text."""
_BLOCKS = frozenset("p div ul ol table td center dl section header h2 h3 h4 h5 h6 font".split())


@dataclass(slots=True)
class _Sizes:
    """Letters of each element, and of the links in it, by ``id`` of the element."""

    all: dict[int, int] = field(default_factory=dict)
    linked: dict[int, int] = field(default_factory=dict)

    def measure(self, element: Element, *, inside: bool = False) -> tuple[int, int]:
        """Return and keep the letters within an element, and those of them in links."""
        link = inside or element.name == "a"
        letters = linked = 0
        if element.name not in ("script", "style", "head"):
            for child in element.children:
                if isinstance(child, Letters):
                    size = sum(not c.isspace() for c in child.text)
                    letters, linked = letters + size, linked + (size if link else 0)
                else:
                    more, of_links = self.measure(child, inside=link)
                    letters, linked = letters + more, linked + of_links
        self.all[id(element)], self.linked[id(element)] = letters, linked
        return letters, linked


def chaff(root: Element) -> Chaff:
    """Return what to leave out of a page."""
    sizes = _Sizes()
    total, _ = sizes.measure(root)
    out: Chaff = {}
    _named(root, sizes, total, out)
    main = _main(root, sizes, out)
    if main is not None:
        _outside(root, main, out)
    _linked(main or root, sizes, out)
    return out


def _named(element: Element, sizes: _Sizes, total: int, out: Chaff) -> None:
    for child in element.elements():
        reason = _reason(child)
        small = sizes.all.get(id(child), 0) < _LARGE * total or reason == "hidden text"
        if reason and small:
            out[id(child)] = reason
        else:
            _named(child, sizes, total, out)


def _reason(element: Element) -> str:
    """Return why an element is none of the text, as far as it says so itself."""
    if element.name in _TAGS:
        return _TAGS[element.name]
    if element.name in _NEVER or " " not in element.tag:
        return ""
    given = element.attributes
    if "hidden" in given or given.get("aria-hidden") == "true":
        return "hidden text"
    if _HIDDEN.search(given.get("style", "")):
        return "hidden text"
    if (role := given.get("role", "").lower()) in _ROLES:
        return _ROLES[role]
    for name in f"{given.get('class', '')} {given.get('id', '')}".lower().split():
        found = _REASONS.get(name) or next(
            (_REASONS[part] for part in re.split(r"[-_]+", name) if part in _REASONS), ""
        )
        if found:
            return found
    return ""


# --- the main text -----------------------------------------------------------------------------


def _kept(element: Element, sizes: _Sizes, out: Chaff) -> int:
    """Return the letters of an element without what is left out."""
    if id(element) in out:
        return 0
    gone = 0
    stack = [element]
    while stack:
        for child in stack.pop().elements():
            if id(child) in out:
                gone += sizes.all.get(id(child), 0)
            else:
                stack.append(child)
    return sizes.all.get(id(element), 0) - gone


def _main(root: Element, sizes: _Sizes, out: Chaff) -> Element | None:
    """Return the element that holds the text, if one says so and has most of the words."""
    total = _kept(root, sizes, out) or 1
    best: Element | None = None
    for element in _candidates(root, out):
        share = _kept(element, sizes, out) / total
        if share > 0.5 and (best is None or best.start <= element.start):
            best = element  # the innermost that still has most of the words
    return best


def _candidates(root: Element, out: Chaff) -> Iterator[Element]:
    for child in root.elements():
        if id(child) in out:
            continue
        given = child.attributes if " " in child.tag else {}
        said = f"{given.get('class', '')} {given.get('id', '')} {given.get('itemprop', '')}"
        if child.name in ("main", "article") or given.get("role") == "main" or _MAIN.search(said):
            yield child
        yield from _candidates(child, out)


def _outside(root: Element, main: Element, out: Chaff) -> None:
    """Leave out what is not in the main text; the page's own heading is kept."""
    for child in root.elements():
        if child is main or id(child) in out:
            continue
        if child.start <= main.start and main.end <= child.end:
            _outside(child, main, out)
        elif child.name == "head":
            continue
        elif any(child.find("h1")) or child.name == "h1":
            _outside(child, main, out)
        else:
            out[id(child)] = "outside the text of the page"


def _linked(root: Element, sizes: _Sizes, out: Chaff) -> None:
    """Leave out blocks that are mostly links, before the text proper and after it."""
    blocks = [
        element
        for element in _leaves(root, out)
        if element.name in _BLOCKS and sizes.all.get(id(element), 0)
    ]
    long_ = [
        n
        for n, block in enumerate(blocks)
        if sizes.all.get(id(block), 0) >= _PARAGRAPH
        and sizes.linked.get(id(block), 0) < 0.5 * sizes.all.get(id(block), 0)
    ]
    if not long_:
        return
    for number, block in enumerate(blocks):
        links = sum(1 for _ in block.find("a"))
        outside = number < long_[0] or number > long_[-1]
        share = sizes.linked.get(id(block), 0) / sizes.all.get(id(block), 0)
        if outside and links >= 2 and share >= _LINKED and sizes.all.get(id(block), 0) < 600:
            out[id(block)] = "navigation"


def _leaves(element: Element, out: Chaff) -> Iterator[Element]:
    """Yield the innermost blocks, lists whole."""
    for child in element.elements():
        if id(child) in out:
            continue
        if child.name in ("ul", "ol", "p") or not any(
            inner.name in _BLOCKS
            or inner.name in ("article", "main", "blockquote", "li", "tr", "tbody")
            for inner in child.elements()
        ):
            yield child
        else:
            yield from _leaves(child, out)
