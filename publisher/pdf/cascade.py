"""The cascade: in goes a document, out come the styles of its elements, computed once a press.

WeasyPrint 70 finds out anew for each document, and for each page, what its style
sheets say, and computes some hundred properties of each element, its pseudo-elements
and the 17 boxes in the margins of a page.  But the sections of a book are of few
kinds of elements, and a section is laid out up to three times.  So a ``Cascade`` keeps
what was computed for an element of a kind: the selectors that match it, what it
declares itself, and the kind of its parent.

``keeping`` lets WeasyPrint put a style together here.  A layout writes into the styles
of its document, as WeasyPrint's does; what is kept stays as it was computed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from math import inf
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element

import weasyprint.css
from weasyprint.css import (
    ComputedStyle,
    InitialStyle,
    StyleFor,
    declaration_precedence,
    find_style_attributes,
    preprocess_declarations,
)

__all__ = ["Cascade"]

_DECLARING = ("style", "lang", "name", "width", "height")
"""The attributes that are declarations, as ``find_style_attributes`` reads them, but the id."""

_MOST = 2000  # kinds that are kept; a book has some hundred

_Declared = dict[str, tuple[Any, Any]]
"""The values of properties, and their weights."""


class _Rule(NamedTuple):
    """A rule that was found for an element, for its pseudo-element or for a box of a page."""

    sheet: Any
    origin: str
    specificity: Any
    order: float | None
    pseudo: str | None
    declarations: Any

    @property
    def key(self) -> tuple[Any, ...]:
        """By what the rule is known; the sheet is in it, so that nothing else gets its id."""
        return self.sheet, tuple(self.specificity), self.order, self.pseudo, id(self.declarations)

    def declare(self, known: _Declared, declarations: Any) -> None:
        """Add declarations to those known, where they weigh as much or more."""
        for name, value, important in declarations:
            weight = (declaration_precedence(self.origin, important), self.order, self.specificity)
            if name not in known or known[name][1] <= weight:
                known[name] = value, weight


class _Kind(NamedTuple):
    """What was computed for the elements of a kind, and for their pseudo-elements by name."""

    style: Any
    pseudo: Mapping[str, Any]


class _Sizes(dict[str, Any]):
    """The sizes of the first page; tells whether a style was computed from them."""

    asked = False

    def __getitem__(self, name: str) -> Any:
        self.asked = True
        return super().__getitem__(name)


class Cascade:
    """The styles that documents of one press have in common."""

    def __init__(self) -> None:
        self.kinds: dict[tuple[Any, ...], _Kind] = {}
        self.sizes = _Sizes(box=None, area=None)

    def forget(self) -> None:
        """Forget all styles, so that what there is to say of one is said again."""
        self.kinds.clear()
        self.sizes = _Sizes(box=None, area=None)

    @contextmanager
    def keeping(self) -> Iterator[None]:
        """Let WeasyPrint take the styles of a document from here."""
        theirs = weasyprint.css.StyleFor
        weasyprint.css.StyleFor = partial(_Styles, self)
        try:
            yield
        finally:
            weasyprint.css.StyleFor = theirs

    def begin(self) -> Any:
        """Begin a document; return the sizes of its first page, which are not known yet.

        What was computed from those of the document before is not kept.
        """
        if self.sizes.asked or len(self.kinds) > _MOST:
            self.forget()
        self.sizes.update(box=None, area=None)
        return self.sizes


class _Own(ComputedStyle):  # type: ignore[misc]
    """The style of elements of one document, which takes what it lacks from that of their kind."""

    def __init__(self, kept: Any) -> None:
        super().__init__(
            kept.parent_style,
            kept.cascaded,
            kept.pseudo_type,
            kept.root_style,
            kept.base_url,
            kept.font_config,
            kept.initial_page_sizes,
        )
        self.kept, self.specified, self.cache = kept, kept.specified, kept.cache

    def __missing__(self, name: str) -> Any:
        value = self[name] = self.kept[name]
        return value


class _Styles(StyleFor):  # type: ignore[misc]
    """The styles of a document, in the place of WeasyPrint's ``StyleFor``."""

    def __init__(
        self,
        cascade: Cascade,
        html: Any,
        sheets: list[tuple[Any, str, Any]],
        presentational_hints: bool,
        font_config: Any,
        target_collector: Any,
    ) -> None:
        self.initial_page_sizes = cascade.begin()
        self.font_config = font_config
        self._known = cascade.kinds
        self._sheets = sheets
        self._base_url = html.base_url
        self._cascaded_styles: dict[Any, Any] = {}  # of pages, in theirs
        self._computed_styles: dict[tuple[Any, str | None], Any] = {}
        self._kinds: dict[Any, _Kind] = {}
        self._root: Any = None
        shared: dict[int, Any] = {}
        for wrapper in html.wrapper_element.iter_subtree():
            element = wrapper.etree_element
            kind = self._kinds[element] = self._kind_of(wrapper)
            name = element.get("id")
            style = None if name else shared.get(id(kind))
            if style is None:
                style = _Own(kind.style)
                style["anchor"] = name or kind.style["anchor"]
            if not name:
                shared[id(kind)] = style
            self._computed_styles[element, None] = style
            if style["anchor"]:
                target_collector.collect_anchor(style["anchor"])

    def __call__(self, element: Any, pseudo_type: str | None = None) -> Any:
        if pseudo_type and (element, pseudo_type) not in self._computed_styles:
            kind = self._kinds.get(element)
            if kind is None or pseudo_type not in kind.pseudo:
                return None
            self._computed_styles[element, pseudo_type] = _Own(kind.pseudo[pseudo_type])
        return super().__call__(element, pseudo_type)

    def add_page_declarations(self, page_type: Any) -> None:
        """Give a page and the boxes in its margins their styles."""
        rules = [
            _Rule(sheet, origin, own or specificity, None, box, declarations)
            for sheet, origin, own in self._sheets
            for _, selectors, declarations in sheet.page_rules
            for specificity, box, page in selectors
            if self._page_type_match(page, page_type)
        ]
        kind = self._kinds[page_type] = self._kind(self._root, None, rules)
        self._computed_styles[page_type, None] = _Own(kind.style)
        for box in kind.pseudo:  # of the page, if it is made again
            self._computed_styles.pop((page_type, box), None)

    def set_computed_styles(self, *_: Any, **__: Any) -> None:
        """Do nothing: a page gets its styles with its declarations."""

    def _kind_of(self, wrapper: Any) -> _Kind:
        """Return the kind of an element; that of its parent must be known."""
        element = wrapper.etree_element
        parent = self._kinds[wrapper.parent.etree_element].style if wrapper.parent else None
        rules = []
        for sheet, origin, own in self._sheets:
            for specificity, _, pseudo, (declarations, layer) in sheet.matcher.match(wrapper):
                order = inf if layer is None else sheet.layers.index(layer)
                rules.append(_Rule(sheet, origin, own or specificity, order, pseudo, declarations))
        attributes = [(name, element.get(name)) for name in _DECLARING if element.get(name)]
        declaring = (element.tag, *attributes) if attributes else None
        kind = self._kind(parent, declaring, rules)
        if parent is None:
            self._root = kind.style
        return kind

    def _kind(self, parent: Any, declaring: Any, rules: list[_Rule]) -> _Kind:
        """Return the kind of what declares this itself, and has those rules and that parent."""
        key = (id(parent), declaring, *(rule.key for rule in rules))
        if key not in self._known:
            self._known[key] = self._computed(parent, declaring, rules)
        return self._known[key]

    def _computed(self, parent: Any, declaring: Any, rules: list[_Rule]) -> _Kind:
        declared: dict[str | None, _Declared] = {None: {}}
        if declaring:
            stub = Element(declaring[0], dict(declaring[1:]))
            for specificity, _, found, url in find_style_attributes(stub, base_url=self._base_url):
                rule = _Rule(None, "author", specificity, inf, None, [])
                rule.declare(declared[None], preprocess_declarations(url, found))
        for rule in rules:
            rule.declare(declared.setdefault(rule.pseudo, {}), rule.declarations)
        root = InitialStyle(self.font_config) if parent is None else self._root
        style = self._style(declared[None], parent, None, root)
        root = style if parent is None else root
        boxes = ((name, values) for name, values in declared.items() if name)
        return _Kind(style, {name: self._style(v, style, name, root) for name, v in boxes})

    def _style(self, declared: _Declared, parent: Any, pseudo: str | None, root: Any) -> Any:
        urls, fonts, sizes = self._base_url, self.font_config, self.initial_page_sizes
        return ComputedStyle(parent, declared, pseudo, root, urls, fonts, sizes)
