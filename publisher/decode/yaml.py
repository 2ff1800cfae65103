"""YAML to a located tree: a small, harmless part of YAML 1.1.

Every scalar is a string, so ``no`` stays a word and ``2021-03-14`` what was
written.  Anchors, aliases and tags are refused: no header needs them, and a
bomb does.  The tree is built from the parser's events, so that depth is
watched before anything recurses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Protocol

import yaml

from publisher.decode.tree import Entry, Mapping, Node, Scalar, Sequence
from publisher.errors import Problem
from publisher.limits import YAML_CHARACTERS, YAML_DEPTH
from publisher.source import Location

__all__ = ["read_yaml"]

_QUOTE = 'put the whole value into "double quotes"'
_PLAIN_WORDS = (
    ("mapping values are not allowed", "a colon stands where none can be", _QUOTE),
    ("cannot start any token", "a value cannot begin with this character", _QUOTE),
    ("could not find expected ':'", "a key without a colon and a value", "write key: value"),
    ("unexpected end of stream", "a quotation mark is opened and never closed", ""),
    ("unknown escape character", "a backslash with no meaning", "write two backslashes"),
    ("expected ',' or ", "a bracket is not closed, or a comma is missing", ""),
    ("found '<scalar>'", "words after a closing quotation mark", _QUOTE),
    ("expected <block end>", "indented differently from the lines above", ""),
    ("expected the node content", "a value is missing here", ""),
)
"""What the parser says, what an editor can do with, and a remedy."""


_ALIKE = re.compile(r"[\n -~\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd]*")
_APART = re.compile(r"[?|>%!]")
"""Texts of the one without the other are read alike by both of PyYAML's parsers, if they are
YAML at all and leave no value empty.  They differ in tabs, tags, text blocks and ``?`` keys."""

_QUICK: type[yaml.SafeLoader] | None = getattr(yaml, "CSafeLoader", None)
"""The parser in C, which is five times as fast, where PyYAML was built with it."""


class _Mark(Protocol):
    """A place as either of PyYAML's parsers tells it, from 0."""

    line: int
    column: int


class _RefusedError(Exception):
    """Internal: carries the problem that ends the reading."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem


def read_yaml(text: str, path: str, first_line: int, problems: list[Problem]) -> Mapping | None:
    """Return the mapping that ``text`` holds, or None with the reason in ``problems``.

    ``first_line`` is the number of the text's first line in its file.
    """
    if len(text) > YAML_CHARACTERS:
        where = Location(path, first_line)
        problems.append(Problem(f"the header is longer than {YAML_CHARACTERS // 1024} KB", where))
        return None
    reader = _Reader(path, first_line, problems)
    try:
        return reader.document(_events(text))
    except yaml.YAMLError as error:
        problems.append(reader.explain(error))
    except _RefusedError as error:
        problems.append(error.problem)
    return None


def _events(text: str) -> Iterator[yaml.Event]:
    """Return what the parser in Python finds, by the one in C where there is no difference."""
    if _QUICK is not None and _ALIKE.fullmatch(text) and not _APART.search(text):
        try:
            events = list(yaml.parse(text, Loader=_QUICK))
        except yaml.YAMLError:
            events = []  # the parser in Python tells the reason
        values = [event.value for event in events if isinstance(event, yaml.ScalarEvent)]
        if values and all(values):
            return iter(events)
    return yaml.parse(text, Loader=yaml.SafeLoader)


class _Reader:
    """Builds nodes from the events of one document."""

    def __init__(self, path: str, first_line: int, problems: list[Problem]) -> None:
        self.path = path
        self.first_line = first_line
        self.problems = problems

    def place(self, mark: _Mark | None) -> Location:
        if mark is None:
            return Location(self.path, self.first_line)
        return Location(self.path, self.first_line + mark.line, mark.column + 1)

    def explain(self, error: yaml.YAMLError) -> Problem:
        if not isinstance(error, yaml.MarkedYAMLError):
            return Problem("the header cannot be read", self.place(None))
        said = f"{error.problem or ''} {error.context or ''}"
        where = self.place(error.problem_mark or error.context_mark)
        for sign, message, hint in _PLAIN_WORDS:
            if sign in said:
                return Problem(message, where, hint)
        return Problem(f"the header cannot be read here: {said.strip()}", where)

    def document(self, events: Iterator[yaml.Event]) -> Mapping:
        top: Node | None = None
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent) and top is not None:
                raise _RefusedError(Problem("a second document", self.place(event.start_mark)))
            if isinstance(event, yaml.NodeEvent):
                top = self.node(event, events, 0)
        if isinstance(top, Mapping):
            return top
        if top is None or (isinstance(top, Scalar) and not top.value):
            return Mapping((), Location(self.path, self.first_line))
        raise _RefusedError(
            Problem("keys and values are expected here", top.where, "write key: value")
        )

    def node(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Node:
        where = self.place(event.start_mark)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            hint = 'put the value into "double quotes" if & or * belongs to it'
            raise _RefusedError(Problem("anchors (&) and aliases (*) are not read", where, hint))
        if getattr(event, "tag", None) not in (None, "!"):
            hint = 'put the value into "double quotes" if ! belongs to it'
            raise _RefusedError(Problem("tags (!) are not read", where, hint))
        if depth > YAML_DEPTH:
            raise _RefusedError(Problem("lists and tables nest too deeply here", where))
        if isinstance(event, yaml.ScalarEvent):
            return Scalar(event.value, where)
        if isinstance(event, yaml.SequenceStartEvent):
            return Sequence(tuple(self.items(events, depth)), where)
        return Mapping(tuple(self.entries(events, depth)), where)

    def items(self, events: Iterator[yaml.Event], depth: int) -> Iterator[Node]:
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                return
            yield self.node(event, events, depth + 1)

    def entries(self, events: Iterator[yaml.Event], depth: int) -> Iterator[Entry]:
        seen: dict[str, Location] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                return
            key = self.node(event, events, depth + 1)
            value = self.node(next(events), events, depth + 1)
            if not isinstance(key, Scalar):
                raise _RefusedError(Problem("a key must be a word", key.where))
            name = str(key.value)
            if name in seen:
                message = f"“{name}” is given twice, first on line {seen[name].line}"
                self.problems.append(Problem(message, key.where))
                continue
            seen[name] = key.where
            yield Entry(name, key.where, value)
