"""Where styles lie: in goes a style's name, out comes the ``Style``.

Nothing else knows these places.  In a wheel the styles are packed into
``publisher/_styles``; in a checkout they stand beside the package.  An edition may have
styles of its own in a folder ``styles`` beside its file.

Floor 1: imports floor 0 only.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from publisher import stylesheets, styletables
from publisher.decode import nearest
from publisher.errors import EditionError, InputError, Problem, StyleError
from publisher.files import folder_files, read_inside
from publisher.model.edition import Edition
from publisher.model.style import FLAG, Choice, Face, Fallback, Option, Style
from publisher.places import styles_root
from publisher.source import Location

__all__ = [
    "FACE_KEYS",
    "FALLBACK_KEYS",
    "KEYS",
    "PICTURE",
    "has_own_style",
    "is_style_name",
    "load_style",
    "own_style_files",
    "style_names",
    "style_of",
    "styles_root",
]

PICTURE = "picture.png"
"""The file of a style that shows what it looks like; one may lack it."""

_SHEETS = ("common", "epub", "print", "furniture")
KEYS = ("title", "description", "page", "measures", "option", "face", "fallback")
FACE_KEYS = ("family", "package", "file", "weight", "style", "axes", "elements", "alternates")
FALLBACK_KEYS = (
    *("family", "scripts", "languages", "package", "file", "italic"),
    *("weights", "axes", "size", "extra"),
)
_NAME = re.compile(r"[a-z][a-z0-9]*\Z|\.[a-z]++(-[a-z]++)*+\Z")
_MAX_SHEET = 1024 * 1024
_LENGTH = re.compile(
    r"(?<![#\w.])([0-9]{1,400}(?:\.[0-9]{1,400})?(?:e\+?[0-9]{1,400})?)(?:r?em|px|p[tc]|[cm]m|q|in|ex|ch)\b",
    re.IGNORECASE,
)
_MOST_UNITS = 100_000
"""A length, in any unit of CSS: WeasyPrint divides by zero where letters are far larger."""
_SHARED = "fallbacks.toml"
_TOML_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


def style_names(root: Path | None = None) -> tuple[str, ...]:
    """Return the names of all styles below ``root`` (default: ``styles_root()``), sorted."""
    found = (root or styles_root()).glob("*/style.toml")
    return tuple(sorted(path.parent.name for path in found))


def is_style_name(name: str) -> bool:
    """Tell whether a style may have that name, which is that of its folder."""
    return re.fullmatch(r"[a-z0-9][a-z0-9-]*", name) is not None


def style_of(edition: Edition) -> Style:
    """Return the style of an edition, with what the edition chose.

    Raises ``StyleError`` with every problem of the style, ``EditionError`` for a choice
    that the style does not offer.
    """
    beside = _beside(edition)
    own = beside if has_own_style(edition) else None
    named = load_style(edition.style, own, Location(_file(edition)))
    twin = beside / named.name / "style.toml" if beside else None
    if twin and own is None and beside != styles_root() and twin.is_file():
        message = f"publisher has a style “{named.name}”, too"
        raise StyleError(Problem(message, Location(str(twin)), "give the folder another name"))
    return replace(named, chosen=_chosen(named, edition.style_options))


def own_style_files(edition: Edition) -> tuple[str, ...]:
    """Return the files of a style that lies beside the edition, as paths from there."""
    beside = _beside(edition)
    if beside is None or not has_own_style(edition):
        return ()
    files = (path.relative_to(beside.parent) for path in folder_files(beside / edition.style))
    return tuple(path.as_posix() for path in files)


def has_own_style(edition: Edition) -> bool:
    """Tell whether the style is the edition's own; the names of ours are taken."""
    taken = edition.style in style_names() and not edition.styles
    return not taken and _beside(edition) is not None


def _file(edition: Edition) -> str:
    return edition.where.path


def _beside(edition: Edition) -> Path | None:
    """Return the folder of the edition's own styles, if it has any or lies on a disk."""
    if edition.styles:
        return Path(edition.styles)
    return Path(_file(edition)).parent / "styles" if _file(edition) else None


def _chosen(style: Style, choices: Iterable[Choice]) -> tuple[tuple[str, str], ...]:
    offered = {option.name: option for option in style.options}
    chosen, problems = [], []
    for choice in choices:
        option = offered.get(choice.name)
        value = FLAG[choice.value == "true"] if choice.value in ("true", "false") else choice.value
        if option is None:
            message = f"the style “{style.name}” has no option “{choice.name}”"
            problems.append(Problem(message, choice.where, nearest(choice.name, offered)))
        elif value not in option.choices:
            message = f"“{choice.name}” cannot be “{choice.value}”"
            problems.append(Problem(message, choice.where, _offer(option, choice.value)))
        else:
            chosen.append((choice.name, value))
    if problems:
        raise EditionError(*problems)
    return tuple(chosen)


def _offer(option: Option, said: str) -> str:
    return "write true or false" if option.is_flag else nearest(said, option.choices)


def load_style(name: str, root: Path | None = None, where: Location | None = None) -> Style:
    """Read the style of that name from ``root`` (default: ``styles_root()``).

    Raises ``StyleError`` with every problem found, each with its place; a style that
    there is not has that of ``where`` it is named.
    """
    folder = root or styles_root()
    if not is_style_name(name) or not (folder / name / "style.toml").is_file():
        there = dict.fromkeys((*style_names(), *style_names(folder)))
        raise StyleError(Problem(f"there is no style “{name}”", where, nearest(name, there)))
    reader = _Reader(folder, f"{name}/style.toml")
    common, epub, printed, furniture = (reader.sheet(f"{kind}.css") for kind in _SHEETS)
    web = reader.sheet("web.css") if reader.path.with_name("web.css").is_file() else ""
    table = reader.table
    reader.known(table, KEYS, 0)
    trim, page = styletables.page(reader)
    faces = reader.faces()
    weights = tuple(sorted({face.weight for face in faces}))
    style = Style(
        name=name,
        title=reader.text(table, "title", 0),
        description=reader.text(table, "description", 0),
        trim=trim,
        page=page,
        faces=faces,
        measures=reader.measures(),
        common=common,
        epub=epub,
        print=printed,
        furniture=furniture,
        web=web,
        options=styletables.options(reader),
        fallbacks=(*reader.fallbacks(weights), *_shared_fallbacks(weights)),
    )
    if reader.problems:
        raise StyleError(*reader.problems)
    return style


def _shared_fallbacks(weights: tuple[int, ...]) -> tuple[Fallback, ...]:
    """Return the fallbacks of all styles; raise ``StyleError`` for what they get wrong."""
    reader = _Reader(styles_root(), _SHARED)
    reader.known(reader.table, ("fallback",), 0)
    fallbacks = reader.fallbacks(weights)
    if reader.problems:
        raise StyleError(*reader.problems)
    return fallbacks


def _too_large(sheet: str, path: str) -> Iterator[Problem]:
    """Yield what is wrong with lengths of a sheet that no page could hold."""
    for number, line in enumerate(sheet.splitlines(), 1):
        for match in _LENGTH.finditer(line):
            if float(match[1]) > _MOST_UNITS:
                where = Location(path, number, match.start() + 1)
                yield Problem(f"{match[0]:.40} is larger than any page", where, "make it smaller")


class _Reader:
    """Reads one declaration below ``root`` and keeps every problem it meets."""

    def __init__(self, root: Path, file: str) -> None:
        self.root = root
        self.path = root / file
        self.problems: list[Problem] = []
        self.lines = self.read(self.path.name).splitlines()
        try:
            self.table: dict[str, Any] = tomllib.loads("\n".join(self.lines))
        except tomllib.TOMLDecodeError as error:
            place = _TOML_PLACE.search(str(error))
            line, column = (int(n or 0) for n in place.groups()) if place else (0, 0)
            message = _TOML_PLACE.sub("", str(error))
            where = Location(str(self.path), line or len(self.lines), column)
            raise StyleError(Problem(message, where)) from error

    def problem(self, message: str, line: int = 0, hint: str = "") -> None:
        self.problems.append(Problem(message, Location(str(self.path), line), hint))

    def line_of(self, key: str, after: int = 0) -> int:
        """Return the line (from 1) where a key is set at or after a line, else ``after``."""
        pattern = re.compile(rf"\s*\[*\s*\"?{re.escape(key)}\"?\s*(?:=|\])")
        numbered = enumerate(self.lines[max(after - 1, 0) :], max(after, 1))
        return next((n for n, line in numbered if pattern.match(line)), after)

    def known(self, table: Mapping[str, Any], keys: tuple[str, ...], after: int) -> None:
        for key in table:
            if key not in keys:
                self.problem(f"unknown key “{key}”", self.line_of(key, after), nearest(key, keys))

    def text(self, table: Mapping[str, Any], key: str, after: int, default: str = "") -> str:
        value = table.get(key, default)
        if isinstance(value, str) and value:
            return value
        fault = "must be a text" if key in table else "is missing"
        self.problem(f"“{key}” {fault}", self.line_of(key, after))
        return ""

    def read(self, file: str) -> str:
        """Return a text beside the declaration; raises ``StyleError`` if it cannot be read."""
        path = self.path.with_name(file)
        try:
            inside = path.relative_to(self.root).as_posix()
            read = read_inside(self.root, inside, limit=_MAX_SHEET).decode("utf-8")
        except InputError as error:
            raise StyleError(*error.problems) from error
        except UnicodeDecodeError as error:
            where = Location(str(path))
            raise StyleError(Problem("not UTF-8 text", where, "save the file as UTF-8")) from error
        self.problems += _too_large(read, str(path)) if path.suffix == ".css" else ()
        return read

    def sheet(self, file: str) -> str:
        path = self.path.with_name(file)
        if not path.is_file():
            self.problems.append(Problem(f"{file} is missing", Location(str(path))))
            return ""
        css = self.read(file)
        self.problems += stylesheets.fetches(str(path), css)
        return css

    def measures(self) -> tuple[tuple[str, float], ...]:
        table = self.table.get("measures", {})
        if not _is_numbers(table) or not all(value > 0 for value in table.values()):
            fault = "“measures” must give a number of ems to each heading"
            self.problem(fault, self.line_of("measures"))
            return ()
        return tuple((name, float(table[name])) for name in sorted(table))

    def faces(self) -> tuple[Face, ...]:
        tables = self.tables("face")
        if not tables:
            self.problem("a style needs at least one [[face]]", self.line_of("face"))
        return tuple(self.face(table, line) for table, line in tables)

    def fallbacks(self, weights: tuple[int, ...]) -> tuple[Fallback, ...]:
        """Return the fallbacks, cut at the weights that the style has of its own faces."""
        tables = self.tables("fallback")
        return tuple(self.fallback(table, line, weights) for table, line in tables)

    def tables(self, name: str) -> list[tuple[dict[str, Any], int]]:
        """Return the tables of an array, each with its line; none if it is no such array."""
        tables = self.table.get(name, [])
        if not isinstance(tables, list) or not all(map(_is_table, tables)):
            self.problem(f"“{name}” must be written as [[{name}]]", self.line_of(name))
            return []
        starts = [n for n, line in enumerate(self.lines, 1) if line.strip() == f"[[{name}]]"]
        return list(zip(tables, starts, strict=True))

    def fallback(self, table: dict[str, Any], line: int, weights: tuple[int, ...]) -> Fallback:
        self.known(table, FALLBACK_KEYS, line)
        family, package = (self.text(table, key, line) for key in ("family", "package"))
        axes = self.axes(table, line)
        size = table.get("size", 1)
        if not isinstance(size, int | float) or not 0.5 <= size <= 2:
            self.problem("“size” must be 0.5 to 2 ems", self.line_of("size", line))
            size = 1
        files = {"normal": self.text(table, "file", line)}
        if "italic" in table:
            files["italic"] = self.text(table, "italic", line)
        faces = [
            Face(family, package, file, weight or 400, slope, _with_weight(axes, weight))
            for slope, file in files.items()
            for weight in self.within(table, line, weights)
        ]
        return Fallback(
            scripts=self.names(table, "scripts", line),
            faces=tuple(faces),
            languages=self.names(table, "languages", line, needed=False),
            size=float(size),
            extra=self.text(table, "extra", line) if "extra" in table else "",
        )

    def within(self, table: dict[str, Any], line: int, weights: tuple[int, ...]) -> tuple[int, ...]:
        """Return the weights, no less and no more than the font has; 0 for a font of one weight."""
        span = table.get("weights", [])
        if not span:
            return (0,)
        if not isinstance(span, list) or len(span) != 2 or not all(map(_is_weight, span)):
            fault = "“weights” must give the least and the greatest weight, 1 to 1000"
            self.problem(fault, self.line_of("weights", line))
            return (0,)
        return tuple(sorted({min(max(weight, span[0]), span[1]) for weight in weights}))

    def names(
        self, table: dict[str, Any], key: str, line: int, *, needed: bool = True
    ) -> tuple[str, ...]:
        names = table.get(key, [])
        if not isinstance(names, list) or not all(isinstance(n, str) and n for n in names):
            self.problem(f"“{key}” must list texts", self.line_of(key, line))
            return ()
        if needed and not names:
            self.problem(f"“{key}” is missing", line)
        return tuple(names)

    def axes(self, table: dict[str, Any], line: int) -> tuple[tuple[str, float], ...]:
        axes = table.get("axes", {})
        if not _is_numbers(axes):
            self.problem("“axes” must give a number to each axis", self.line_of("axes", line))
            return ()
        return tuple((tag, float(axes[tag])) for tag in sorted(axes))

    def face(self, table: dict[str, Any], line: int) -> Face:
        self.known(table, FACE_KEYS, line)
        weight = table.get("weight", 400)
        if not _is_weight(weight):
            self.problem("“weight” must be 1 to 1000", self.line_of("weight", line))
        slope = self.text(table, "style", line, "normal")
        if slope and slope not in ("normal", "italic"):
            fault = "“style” must be “normal” or “italic”"
            self.problem(fault, self.line_of("style", line))
        elements = table.get("elements", [])
        if not _is_names(elements):
            fault = "“elements” must list elements, such as “strong”, or “.classes” of choices"
            self.problem(fault, self.line_of("elements", line))
            elements = []
        alternates = table.get("alternates", {})
        if not _is_texts(alternates):
            fault = "“alternates” must give to a glyph the name of another"
            self.problem(fault, self.line_of("alternates", line))
            alternates = {}
        return Face(
            family=self.text(table, "family", line),
            package=self.text(table, "package", line),
            file=self.text(table, "file", line),
            weight=weight,
            style=slope,
            axes=self.axes(table, line),
            elements=tuple(elements),
            alternates=tuple((glyph, alternates[glyph]) for glyph in sorted(alternates)),
        )


def _with_weight(axes: tuple[tuple[str, float], ...], weight: int) -> tuple[tuple[str, float], ...]:
    return tuple(sorted((*axes, ("wght", float(weight))))) if weight else axes


def _is_weight(value: object) -> bool:
    return type(value) is int and 1 <= value <= 1000  # CSS Fonts 4, 2.2


def _is_table(value: object) -> bool:
    return isinstance(value, dict)


def _is_names(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(v, str) and _NAME.match(v) for v in value)


def _is_texts(value: object) -> bool:
    return isinstance(value, dict) and all(isinstance(v, str) for v in value.values())


def _is_numbers(value: object) -> bool:
    return isinstance(value, dict) and all(type(v) in (int, float) for v in value.values())
