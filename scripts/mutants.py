"""Mutation testing of the border: its tests must be red when it is wrong.

``python scripts/mutants.py [FILE …] [--most N]`` changes one operator, constant, condition or
statement of a file at a time and runs the tests that are near it, each time in a fork of a process
that has all libraries loaded already.  A mutant that no test notices survives and is printed; one
that overruns its time is found.  The exit code is 1 if the score of a file is below 90 %.

Kinds of mutants: A. J. Offutt et al., *An Experimental Determination of Sufficient Mutant
Operators* (1996): relations, logic, arithmetic, constants, statements.  Left out is what shapes no
result: words (so ``__all__``, docstrings and messages), annotations, unions of types, ``assert``,
and the options of dataclasses and ``zip``.  ``mutants.toml`` names the tests that are near, and
mutants that differ from their source in nothing that can be seen, each with its reason.
"""

from __future__ import annotations

import argparse
import ast
import copy
import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import multiprocessing
import os
import random
import resource
import signal
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

__all__ = ["Mutant", "main", "mutants"]

ROOT = Path(__file__).resolve().parent.parent
TABLE = ROOT / "scripts" / "mutants.toml"
LEAST = 0.9
MEMORY = 4 << 30
"""Bytes of address space that a mutant may take."""

_SWAPS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
    ast.And: ast.Or, ast.Or: ast.And, ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add,
    ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr,
}  # fmt: skip
_SHAPELESS_FIELDS = {"annotation", "returns", "decorator_list"}
_SHAPELESS_OPTIONS = {"repr", "strict"}

_Change = Callable[[Any], object]


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change: the line that it is in, its text, what was done, and the source after it."""

    line: int
    text: str
    said: str
    source: str


def mutants(source: str) -> Iterator[Mutant]:
    """Yield the mutants of a module."""
    tree = ast.parse(source)
    lines = source.splitlines()
    for index, node in enumerate(_shaping(tree)):
        for line, said, change in _changes(node):
            changed = copy.deepcopy(tree)
            change(next(n for i, n in enumerate(_shaping(changed)) if i == index))
            after = ast.unparse(ast.fix_missing_locations(changed))
            yield Mutant(line, lines[line - 1].strip(), said, after)


def _shaping(tree: ast.AST) -> Iterator[ast.AST]:
    """Yield the nodes on which results depend, in order."""
    pending = [tree]
    while pending:
        node = pending.pop()
        yield node
        inner: list[ast.AST] = []
        for name, value in ast.iter_fields(node):
            if name not in _SHAPELESS_FIELDS:
                inner += [n for n in (value if isinstance(value, list) else [value]) if _shapes(n)]
        pending += reversed(inner)


def _shapes(node: object) -> bool:
    match node:
        case ast.Assert():
            return False
        case ast.keyword(arg=arg):
            return arg not in _SHAPELESS_OPTIONS
        case ast.BinOp(op=ast.BitOr(), left=ast.Name() | ast.BinOp(), right=ast.Name()):
            return False  # a union of types
    return isinstance(node, ast.AST)


def _changes(node: ast.AST) -> Iterator[tuple[int, str, _Change]]:
    """Yield line, what is done, and what does it to a copy of the node."""
    match node:
        case ast.Compare(ops=ops):
            for n, op in enumerate(ops):
                yield (
                    node.lineno,
                    f"{type(op).__name__} turned",
                    lambda m, n=n: m.ops.__setitem__(n, _SWAPS[type(m.ops[n])]()),
                )
        case ast.BoolOp(op=op) | ast.BinOp(op=op) if type(op) in _SWAPS:
            turned = _SWAPS[type(op)]
            yield node.lineno, f"{type(op).__name__} turned", lambda m: setattr(m, "op", turned())
        case ast.UnaryOp(op=ast.Not()):
            yield node.lineno, "not taken out", _take_not_out
        case ast.If() | ast.IfExp():
            for said, value in (("never", False), ("always", True)):
                yield node.lineno, said, lambda m, v=value: setattr(m, "test", ast.Constant(v))
        case ast.Constant(value=bool() as value):
            yield node.lineno, f"{value} turned", lambda m: setattr(m, "value", not value)
        case ast.Constant(value=int() as value):
            yield node.lineno, f"{value} + 1", lambda m: setattr(m, "value", value + 1)
        case ast.Return(value=ast.expr()) if not _is_none(node.value):
            yield node.lineno, "None returned", lambda m: setattr(m, "value", ast.Constant(None))
    if not isinstance(node, ast.Module | ast.ClassDef):
        for name in ("body", "orelse", "finalbody"):
            yield from _takings(node, name)


def _is_none(node: ast.expr | None) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _take_not_out(node: Any) -> None:
    node.op = ast.Not()
    node.operand = ast.UnaryOp(ast.Not(), node.operand)


def _takings(node: ast.AST, name: str) -> Iterator[tuple[int, str, _Change]]:
    """Yield the takings out of statements that only do something."""
    for n, one in enumerate(_list(node, name)):
        match one:
            case ast.Expr(value=ast.Call() | ast.YieldFrom() | ast.Yield()):
                pass
            case ast.Assign() | ast.AugAssign() | ast.Raise() | ast.Continue() | ast.Break():
                pass
            case _:
                continue
        yield one.lineno, "taken out", lambda m, n=n: _list(m, name).__setitem__(n, ast.Pass())


def _list(node: ast.AST, name: str) -> list[ast.stmt]:
    value = getattr(node, name, [])
    return value if isinstance(value, list) else []


# --- the tests ---------------------------------------------------------------------------------


class _Instead(importlib.abc.MetaPathFinder, importlib.abc.InspectLoader):
    """Gives a module another source than its file has."""

    def __init__(self, file: str, source: str) -> None:
        self.file, self.source = file, source
        self.name = file.removesuffix(".py").replace("/", ".")

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if fullname != self.name:
            return None
        return importlib.util.spec_from_file_location(fullname, ROOT / self.file, loader=self)

    def get_source(self, fullname: str) -> str:
        return self.source


def _tested(file: str, source: str, tests: Sequence[str], to: Connection) -> None:
    """Run tests with a module changed; send their exit code and the modules they loaded."""
    os.setsid()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (1, 2):
        os.dup2(nothing, stream)
    sys.meta_path.insert(0, _Instead(file, source))
    options = ("-x", "-q", "-m", "not slow", "-p", "no:cacheprovider")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
        codes = (int(pytest.main([*options, f"--basetemp={place}/tests", one])) for one in tests)
        code = next(filter(None, codes), 0)  # so the nearest are not kept waiting by the others
    to.send((code, sorted(sys.modules)))


def _run(file: str, source: str, tests: Sequence[str], most: float) -> tuple[int, list[str]]:
    """Return the exit code of tests, 1 if they took too long, and what they loaded."""
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(target=_tested, args=(file, source, tests, theirs))
    child.start()
    theirs.close()
    try:
        return ours.recv() if ours.poll(most) else (1, [])
    except EOFError:
        return 1, []
    finally:
        if child.is_alive() and child.pid:
            child.join(1)
            if child.is_alive():
                os.killpg(child.pid, signal.SIGKILL)
        child.join()
        ours.close()


def _load(names: Sequence[str]) -> None:
    """Load libraries once for all runs; what is ours, and what runs tests, is loaded in each."""
    for name in names:
        top = name.partition(".")[0]
        if top not in ("publisher", "conftest", "__main__") and not name.startswith("test"):
            with suppress(Exception):  # made at run time; then it is loaded by each
                importlib.import_module(name)


def _score(file: str, table: dict[str, Any], most: int) -> float:
    source = (ROOT / file).read_text()
    tests = table["near"][file]
    began = time.monotonic()
    code, loaded = _run(file, source, tests, 600)
    if code:
        raise SystemExit(f"{file}: its tests fail without any mutant")
    limit = 2 + 3 * (time.monotonic() - began)
    _load(loaded)
    found = list(mutants(source))
    same = {(e["line"], e["change"]) for e in table["same"] if e["file"] == file}
    if stale := same - {(one.text, one.said) for one in found}:
        raise SystemExit(f"{file}: mutants.toml names what is no mutant: {sorted(stale)}")
    found = [one for one in found if (one.text, one.said) not in same]
    if most and len(found) > most:
        found = random.Random(file).sample(found, most)  # noqa: S311
    lived = 0
    for one in found:
        if _run(file, one.source, tests, limit)[0] == 0:
            lived += 1
            print(f"{file}:{one.line}: {one.said}: no test notices: {one.text}", flush=True)
    score = 1 - lived / max(len(found), 1)
    took = time.monotonic() - began
    print(
        f"{file}: {len(found) - lived} of {len(found)} found, {score:.0%}, in {took:.0f} s",
        flush=True,
    )
    return score


def main(arguments: list[str] | None = None) -> int:
    """Run; return the exit code."""
    table = tomllib.loads(TABLE.read_text())
    parser = argparse.ArgumentParser(description="Mutation testing of the border.")
    parser.add_argument("files", nargs="*", default=list(table["near"]))
    parser.add_argument("--most", type=int, default=0, help="so many mutants a file, drawn by lot")
    asked = parser.parse_args(arguments)
    os.chdir(ROOT)
    sys.path.insert(0, str(ROOT))
    scores = [_score(file, table, asked.most) for file in asked.files]
    return int(min(scores) < LEAST)


if __name__ == "__main__":
    sys.exit(main())
