"""Mutation testing of the border: its tests must be red when it is wrong.

``python scripts/mutants.py [FILE …] [--most N]`` changes one operator, constant, condition or
statement of a file at a time, in a copy of the package, and runs the tests that are near it.
A mutant that no test notices survives and is printed.  The exit code is 1 if the score of a file
is below 90 %.  Kinds of mutants: A. J. Offutt et al., *An Experimental Determination of Sufficient
Mutant Operators* (1996): relations, logic, arithmetic, constants, statements.
"""

from __future__ import annotations

import argparse
import ast
import copy
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

__all__ = ["main", "mutants"]

ROOT = Path(__file__).resolve().parent.parent
LEAST = 0.9
NEAR: dict[str, tuple[str, ...]] = {
    "publisher/files.py": ("tests/unit/test_files.py",),
    "publisher/folders.py": ("tests/unit/test_folders.py",),
    "publisher/slug.py": ("tests/unit/test_slug.py",),
    "publisher/characters.py": ("tests/unit/test_characters.py",),
    "publisher/readers/package.py": ("tests/unit/readers/test_reader_package.py",),
}
"""The files of the border, and the tests that are near each."""

_SWAPS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
    ast.And: ast.Or, ast.Or: ast.And, ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add,
    ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr,
}  # fmt: skip


def mutants(source: str) -> Iterator[tuple[int, str, str]]:
    """Yield line, what was changed, and the source of each mutant."""
    tree = ast.parse(source)
    for index, node in enumerate(ast.walk(tree)):
        for said, change in _changes(node):
            changed = copy.deepcopy(tree)
            change(next(n for i, n in enumerate(ast.walk(changed)) if i == index))
            yield getattr(node, "lineno", 0), said, ast.unparse(ast.fix_missing_locations(changed))


def _changes(  # noqa: C901 — one kind of mutant a case
    node: ast.AST,
) -> Iterator[tuple[str, Callable[[ast.AST], None]]]:
    match node:
        case ast.Compare(ops=ops):
            for n, one in enumerate(ops):
                if type(one) in _SWAPS:
                    yield (
                        f"{type(one).__name__} turned",
                        lambda m, n=n, o=one: m.ops.__setitem__(n, _SWAPS[type(o)]()),
                    )
        case ast.BoolOp(op=op) | ast.BinOp(op=op) if type(op) in _SWAPS and not _is_typing(node):
            yield f"{type(op).__name__} turned", lambda m: setattr(m, "op", _SWAPS[type(op)]())
        case ast.UnaryOp(op=ast.Not()):
            yield (
                "not taken out",
                lambda m: (
                    setattr(m, "op", ast.UAdd())
                    or setattr(
                        m, "operand", ast.Call(ast.Name("bool", ast.Load()), [m.operand], [])
                    )
                ),
            )
        case ast.If():
            yield "never", lambda m: setattr(m, "test", ast.Constant(False))
            yield "always", lambda m: setattr(m, "test", ast.Constant(True))
        case ast.Constant(value=bool() as value):
            yield f"{value} turned", lambda m: setattr(m, "value", not value)
        case ast.Constant(value=int() as value):
            yield f"{value} + 1", lambda m: setattr(m, "value", value + 1)
        case ast.Return(value=ast.expr()):
            yield "None returned", lambda m: setattr(m, "value", ast.Constant(None))
        case ast.FunctionDef() | ast.With() | ast.For() | ast.Try():
            for n, one in enumerate(node.body):
                if isinstance(one, (ast.Assign, ast.AugAssign, ast.Raise)) or (
                    isinstance(one, ast.Expr) and isinstance(one.value, ast.Call)
                ):
                    yield (
                        f"line {one.lineno} taken out",
                        lambda m, n=n: m.body.__setitem__(n, ast.Pass()),
                    )


def _is_typing(node: ast.AST) -> bool:
    """Tell whether ``a | b`` is of types only."""
    return (
        isinstance(node, ast.BinOp)
        and isinstance(node.op, ast.BitOr)
        and not isinstance(node.left, ast.Attribute)
    )


def _survives(copy_of: Path, file: str, source: str, tests: tuple[str, ...]) -> bool:
    copy_of.joinpath(file).write_text(source)
    command = [
        sys.executable,
        "-B",
        "-m",
        "pytest",
        "-x",
        "-q",
        "-p",
        "no:cacheprovider",
        "-m",
        "not slow",
        *tests,
    ]
    environment = os.environ | {"PYTHONPATH": str(copy_of)}
    try:
        done = subprocess.run(
            command, cwd=copy_of, env=environment, capture_output=True, timeout=120, check=False
        )
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


def main(arguments: list[str] | None = None) -> int:
    """Run; return the exit code."""
    parser = argparse.ArgumentParser(description="Mutation testing of the border.")
    parser.add_argument("files", nargs="*", default=list(NEAR))
    parser.add_argument("--most", type=int, default=0, help="so many mutants a file, drawn by lot")
    asked = parser.parse_args(arguments)
    low = False
    with tempfile.TemporaryDirectory() as place:
        work = Path(place, "work")
        for name in ("publisher", "tests", "styles", "pyproject.toml"):
            source, target = ROOT / name, work / name
            if source.is_dir():
                shutil.copytree(
                    source, target, ignore=shutil.ignore_patterns("node_modules", "__pycache__")
                )
            else:
                shutil.copy(source, target)
        for file in asked.files:
            low |= _score(work, file, asked.most) < LEAST
    return int(low)


def _score(work: Path, file: str, most: int) -> float:
    text = (ROOT / file).read_text()
    found = list(mutants(text))
    if most and len(found) > most:
        found = random.Random(file).sample(found, most)  # noqa: S311
    if not _survives(work, file, text, NEAR[file]):
        raise SystemExit(f"{file}: its tests fail without any mutant")
    lived = 0
    for line, said, source in found:
        if _survives(work, file, source, NEAR[file]):
            lived += 1
            print(f"{file}:{line}: {said}: no test notices", flush=True)
    work.joinpath(file).write_text(text)
    score = 1 - lived / max(len(found), 1)
    print(f"{file}: {len(found) - lived} of {len(found)} found, {score:.0%}", flush=True)
    return score


if __name__ == "__main__":
    sys.exit(main())
