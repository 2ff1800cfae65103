"""The press: the one place where WeasyPrint runs.

In go HTML and pictures, out comes a ``Section``.  A press is made once a process
and setup: it holds the parsed style sheets and the fonts.  Everything that
WeasyPrint merely logs (a rule it ignores, a glyph it lacks) is an error here,
for a book with a hole in it must not look like a book.
"""

from __future__ import annotations

import io
import logging
import math
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from copy import deepcopy
from dataclasses import dataclass, replace
from functools import lru_cache
from multiprocessing.util import Finalize
from shutil import rmtree
from typing import Any
from urllib.parse import quote

import pydyf
import weasyprint
import weasyprint.pdf
from fontTools.ttLib import TTFont
from weasyprint.text.fonts import FontConfiguration

from publisher.errors import InputError, Problem, PublisherError, StyleError
from publisher.fallbacks import known, lacks
from publisher.model.publication import Resource
from publisher.pdf.capture import capture
from publisher.pdf.cascade import Cascade
from publisher.pdf.copyfit import badness, wishes
from publisher.pdf.edges import kept_edges
from publisher.pdf.fallback import dress
from publisher.pdf.faults import faults
from publisher.pdf.fetcher import RefusedError, RegisteredFetcher
from publisher.pdf.fitted import Fitted
from publisher.pdf.galley import galley
from publisher.pdf.laid import LaidPage, laid_pages, sticks_out
from publisher.pdf.lines import Lines
from publisher.pdf.section import FontUse, Section
from publisher.pdf.setting import Faces, own_text, set_lines
from publisher.pdf.setup import Cut, Setup, Sheet
from publisher.pdf.sizes import picture_name
from publisher.pdf.spoken import glyph_letters, leftward_words
from publisher.pdf.tags import own_tags
from publisher.pdf.targets import few_targets
from publisher.pdf.voices import Styles, computed_styles
from publisher.source import Location

__all__ = ["Press", "press"]

_FAULTS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    NotImplementedError,
    RecursionError,
    SyntaxError,
    TypeError,
    ValueError,
)
"""What WeasyPrint is known to raise on layouts that it cannot manage."""

_SLOPES = {0: "normal", 1: "normal", 2: "italic"}
"""What PangoStyle means: *oblique* is the upright face that serves an italic which

lacks a character; WeasyPrint does not slant it.
"""


_SHOWN = 8  # missing characters in one message

_FLOWING = "body > section { position: static !important }"

_SET_AGAIN = 600
"""Pages of a text that is laid out once more if they are filled badly.

Both layouts are there until they are weighed, and a page takes about 1 MB: so a longer text, of
whose pages few are bad, takes no more than its own.
"""


@lru_cache(maxsize=4)
def press(setup: Setup) -> Press:
    """Return the press of this process for a setup."""
    return Press(setup)


@dataclass(frozen=True, slots=True)
class _Layout:
    """A document laid out, what was said of it, and how its pages are filled."""

    document: Any
    records: list[logging.LogRecord]
    fitted: dict[int, Fitted]
    pages: list[LaidPage]

    @property
    def badness(self) -> float:
        return badness(self.pages, self.fitted)


class Press:
    """WeasyPrint with the style sheets and fonts of one setup.

    Raises ``StyleError`` if WeasyPrint does not take a style sheet as it stands.
    """

    def __init__(self, setup: Setup) -> None:
        self._setup = setup
        self._fonts = FontConfiguration()
        self._faces = tuple(cut.face for cut in setup.cuts[: setup.own])
        self._known = known(self._faces) if setup.fallbacks else frozenset()
        faces = {cut.address: (cut.data, "font/ttf") for cut in setup.cuts}
        fetcher = RegisteredFetcher(faces)
        problems: list[Problem] = []
        self._sheets = [self._sheet(sheet, fetcher, problems) for sheet in setup.sheets]
        self._shallow = [self._sheet(sheet, fetcher, problems) for sheet in setup.shallow]
        if problems:
            raise StyleError(*problems)
        self._flowing = weasyprint.CSS(string=_FLOWING, font_config=self._fonts)
        if self._fonts._folder:  # a process of a pool ends without clearing its modules
            Finalize(self._fonts, rmtree, (self._fonts._folder, True), exitpriority=10)
        self._cascade = Cascade()
        where = Location(setup.sheets[-1].name if setup.sheets else setup.style)
        with _by_style(where):
            self._measure = self._find_measure()
        self._set_faces = Faces()

    @contextmanager
    def _listening(self) -> Iterator[list[logging.LogRecord]]:
        """Collect warnings, and compute styles only once of which there is nothing to say."""
        with self._cascade.keeping(), kept_edges(), few_targets(), _listening() as records:
            try:
                yield records
            finally:
                if records:
                    self._cascade.forget()

    def _find_measure(self) -> float:
        """Return the width of the body in CSS pixels; 0 if left and right pages differ."""
        leaf = '<div id="{}" style="break-before: page">x</div>'
        html = f"<body>{leaf.format('a')}{leaf.format('b')}</body>"
        with self._listening():
            pages = (
                _parsed(html, RegisteredFetcher({}))
                .render(stylesheets=self._sheets, font_config=self._fonts)
                .pages
            )
        boxes = [box for page in pages for box in page.anchors.values()]
        widths = {round(right - left, 3) for left, _, right, _ in boxes}
        return float(widths.pop()) if len(widths) == 1 else 0.0

    def _dressed(self, parsed: Any) -> Any:
        """Return the document with fonts for what the faces of the style lack."""
        root = parsed.etree_element
        dressed = dress(root, self._styles(parsed), self._faces, self._setup.fallbacks)
        return _Grown(parsed) if dressed else parsed

    def _styles(self, parsed: Any) -> Styles:
        """Return the computed styles of the elements of a document."""
        with self._listening():  # what there is to say is said again when it is laid out
            return computed_styles(parsed, self._sheets, self._fonts)

    def _lay_out(self, parsed: Any, lines: Lines | None, *extra: Any) -> _Layout:
        """Lay out; what is placed on its page and too long for it is set in the flow."""
        with self._listening() as records:
            document = parsed.render(stylesheets=[*self._sheets, *extra], font_config=self._fonts)
            if sticks_out(document.pages):
                sheets = [*self._sheets, *extra, self._flowing]
                document = parsed.render(stylesheets=sheets, font_config=self._fonts)
        fitted = dict(lines.fitted) if lines else {}
        leading = max((one.leading for one in fitted.values()), default=math.inf)
        return _Layout(document, records, fitted, laid_pages(document.pages, leading))

    def _fitted_layout(self, parsed: Any) -> _Layout:
        """Break the paragraphs into lines and lay out; once more if pages are filled badly.

        Pages that are too many for that stay as they are.  Where no paragraph can be set
        anew, as in text that is ranged left, all pages become a line or two less deep, so
        that a last page of few lines gets more.
        """
        styles = self._styles(parsed)
        with self._listening():
            lines = Lines(parsed.etree_element, styles, self._setup.cuts, self._measure)
        layout = self._lay_out(_Grown(parsed), lines)
        again = layout.badness > 0 and len(layout.pages) <= _SET_AGAIN
        if not layout.fitted:
            return self._shallower(parsed, layout) if again else layout
        column = galley(layout.document.pages) if again else None
        wished = wishes(column, layout.fitted) if column else {}
        if wished:
            lines.grant(wished)
            other = self._lay_out(_Grown(parsed), lines)
            layout = other if other.badness < layout.badness else layout
        set_lines(layout.document, lines, layout.fitted, self._set_faces)
        return layout

    def _shallower(self, parsed: Any, layout: _Layout) -> _Layout:
        for extra in self._shallow:
            other = self._lay_out(parsed, None, extra)
            if other.badness < layout.badness:
                return other
        return layout

    def _sheet(self, sheet: Sheet, fetcher: RegisteredFetcher, problems: list[Problem]) -> Any:
        where = Location(sheet.name)
        with _by_style(where), _listening() as records:
            parsed = weasyprint.CSS(string=sheet.text, font_config=self._fonts, url_fetcher=fetcher)
        problems.extend(Problem(record.getMessage(), where) for record in records)
        return parsed

    def section(
        self,
        html: str,
        images: Sequence[Resource],
        where: Location,
        *,
        language: str,
        fitted: bool = True,
    ) -> Section:
        """Lay out an HTML document and return it as an object file.

        Text is ``fitted``: broken by the paragraph, and set again if pages are filled badly.
        Raises ``InputError`` for a character that no face of the style has and for
        a picture that cannot be read, ``StyleError`` for a rule that is not taken.
        """
        fetcher = RegisteredFetcher({quote(r.path): (r.data, r.media_type) for r in images})
        pictures = {picture_name(r.path): r.path for r in images}
        try:
            parsed = _parsed(html, fetcher)
            if self._setup.fallbacks and lacks(self._known, html):
                parsed = self._dressed(parsed)
            return self._section(parsed, pictures, where, language, fitted)
        except RefusedError as error:
            raise InputError(_refusal(error, where)) from error
        except _FAULTS as error:
            message = f"WeasyPrint failed: {type(error).__name__}: {error}"
            raise PublisherError(Problem(message, where)) from error

    def _section(
        self,
        parsed: Any,
        pictures: Mapping[str, str],
        where: Location,
        language: str,
        fitted: bool,
    ) -> Section:
        """Lay out and paint; take the objects when WeasyPrint is about to write them."""
        taken: list[Section] = []
        plain = not (fitted and self._measure)
        layout = self._lay_out(parsed, None) if plain else self._fitted_layout(parsed)
        with self._listening() as records:

            def finish(document: Any, pdf: Any) -> None:
                problems = self._problems(layout.records + records, document, where)
                if problems:
                    raise InputError(*problems)
                taken.append(capture(document, pdf, self._uses(document), language, pictures))
                raise _TakenError

            with own_tags(), own_text(), _without_fonts(), suppress(_TakenError):
                layout.document.write_pdf(
                    io.BytesIO(), finisher=finish, uncompressed_pdf=True, pdf_tags=True
                )
        return replace(taken[0], faults=faults(layout.pages, layout.fitted))

    def _problems(
        self, records: list[logging.LogRecord], document: Any, where: Location
    ) -> list[Problem]:
        missing = {c for r in records if (c := _missing_glyph(r))}
        hint = f"add a [[face]] that has it to the style “{self._setup.style}”"
        problems = []
        for font in document.fonts.values():
            if self._cut(font) is not None:
                continue
            if self._is_ours(font):
                wanted = f"{font.family} {int(font.weight)} {_SLOPES[int(font.style)]}"
                problems.append(Problem(f"the style has no face {wanted}", where, hint))
            else:
                missing.update(c for text in font.to_unicode.values() for c in text)
        if missing:
            problems.append(Problem(f"no face of the style has {_listed(missing)}", where, hint))
        others = (r.getMessage() for r in records if not _missing_glyph(r))
        return problems + [Problem(message, where) for message in others]

    def _uses(self, document: Any) -> tuple[FontUse, ...]:
        uses: dict[str, FontUse] = {}
        words = leftward_words(document.pages)
        for font in document.fonts.values():
            cut = self._cut(font)
            assert cut is not None  # _problems looked
            known = uses.get(font.hash)
            glyphs = {**font.to_unicode, **(known.glyphs if known else {})}
            if words:
                letters = glyph_letters(words, cut.data)
                glyphs = {glyph: letters.get(glyph, text) for glyph, text in glyphs.items()}
            uses[font.hash] = FontUse(
                resource=font.hash,
                base=font.name.decode("ascii").removeprefix("/"),
                family=font.family,
                face=cut.address,
                flags=int(font.flags),
                glyphs=glyphs,
            )
        return tuple(uses[name] for name in sorted(uses))

    def _cut(self, font: Any) -> Cut | None:
        """Return the cut that the font is, None if it comes from elsewhere.

        Pango may choose a font of the machine, even one of the same name; the
        numbers in its ``head`` table tell.
        """
        wanted = (font.family, int(font.weight), _SLOPES[int(font.style)])
        for cut in self._setup.cuts:
            face = cut.face
            same = (face.family, face.weight, face.style) == wanted
            if same and _birthmark(font.file_content) == _birthmark(cut.data):
                return cut
        behind = self._setup.cuts[self._setup.own :]
        return next((cut for cut in behind if _stands_in(cut, font)), None)

    def _is_ours(self, font: Any) -> bool:
        """Tell whether the font is a cut that stands in for a weight or slope there is not."""
        marks = (_birthmark(cut.data) for cut in self._setup.cuts)
        return _birthmark(font.file_content) in marks


@lru_cache(maxsize=64)
def _birthmark(data: bytes) -> bytes:
    """Return revision, em size and times of a font (OpenType, ``head``): subsets keep them."""
    head: bytes = TTFont(io.BytesIO(data), lazy=True).reader["head"]
    return head[4:8] + head[18:36]


def _missing_glyph(record: logging.LogRecord) -> str:
    """Return the character of WeasyPrint's warning about a missing glyph, or nothing."""
    if record.msg.startswith(".notdef glyph") and isinstance(record.args, tuple):
        return str(record.args[0])
    return ""


def _listed(characters: set[str]) -> str:
    """Return the first characters with their codes; a space stands beside what is missing."""
    listed = sorted(c for c in characters if not c.isspace()) or sorted(characters)
    shown = ", ".join(f"“{c}” (U+{ord(c):04X})" for c in listed[:_SHOWN])
    more = f" and {len(listed) - _SHOWN} more characters" if len(listed) > _SHOWN else ""
    return shown + more


def _stands_in(cut: Cut, font: Any) -> bool:
    """Tell whether the font is a fallback that serves a weight or slope that it has not.

    Margin boxes ask for it, which cannot hold an element that asks for what there is.
    """
    return bool((cut.face.family, cut.data) == (font.family, font.file_content))


class _TakenError(Exception):
    """All is taken, and nothing need be written."""


@contextmanager
def _without_fonts() -> Iterator[None]:
    """Let no fonts be cut to the glyphs of a section, for they are cut for the whole book."""
    theirs = weasyprint.pdf.build_fonts_dictionary
    weasyprint.pdf.build_fonts_dictionary = lambda *_: pydyf.Dictionary()
    try:
        yield
    finally:
        weasyprint.pdf.build_fonts_dictionary = theirs


def _parsed(html: str, fetcher: RegisteredFetcher) -> Any:
    return weasyprint.HTML(string=html, url_fetcher=fetcher)


class _Grown(weasyprint.HTML):  # type: ignore[misc]
    """A document whose tree was changed, as it stands now; not parsed again."""

    def __init__(self, parsed: Any) -> None:
        self.base_url = parsed.base_url
        self.url_fetcher = parsed.url_fetcher
        self.media_type = parsed.media_type
        self.etree_element = deepcopy(parsed.etree_element)
        self.wrapper_element = parsed.wrapper_element.from_html_root(self.etree_element)


def _refusal(error: RefusedError, where: Location) -> Problem:
    hint = "only pictures of the edition and faces of the style are read"
    return Problem(f"refused to fetch {error.url}", where, hint)


@contextmanager
def _by_style(where: Location) -> Iterator[None]:
    """Let whatever goes wrong be an error of the style."""
    try:
        yield
    except RefusedError as error:
        raise StyleError(_refusal(error, where)) from error
    except _FAULTS as error:
        told = f"WeasyPrint cannot take it: {type(error).__name__}: {error!s:.80}"
        hint = "look for a rule that is nested too deep, or for a value beyond all measure"
        raise StyleError(Problem(told, where, hint)) from error


class _Collector(logging.Handler):
    """Keeps warnings and errors in a list."""

    def __init__(self, records: list[logging.LogRecord]) -> None:
        super().__init__(logging.WARNING)
        self._records = records

    def emit(self, record: logging.LogRecord) -> None:
        self._records.append(record)


@contextmanager
def _listening() -> Iterator[list[logging.LogRecord]]:
    """Collect what WeasyPrint and fontTools warn of, instead of printing it."""
    records: list[logging.LogRecord] = []
    handler = _Collector(records)
    logger = logging.getLogger("weasyprint")
    propagates, logger.propagate = logger.propagate, False
    logger.addHandler(handler)
    try:
        yield records
    finally:
        logger.removeHandler(handler)
        logger.propagate = propagates
