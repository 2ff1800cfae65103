"""Ace by DAISY, which looks at each document of an EPUB in a browser: found, and its report read.

Its report is JSON-LD of assertions in the EARL vocabulary: daisy.github.io/ace/docs/report-json.

Floor 4: imports its own modules only.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from functools import partial
from html import unescape
from pathlib import Path
from typing import Any

from publisher.checks.tools.tool import NONE, Absence, Saying, Tool, read
from publisher.programs import OverrunError, run

__all__ = ["NAME", "SETTING", "find_ace", "read_report"]

NAME = "Ace by DAISY"
SETTING = "PUBLISHER_ACE"
"""Names the command or its script (``ace.js``), or ``none``."""

_BROWSER = "PUPPETEER_EXECUTABLE_PATH"
_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_GRAVE = frozenset({"critical", "serious"})
_INSTALL = "npm install --global @daisy/ace"
_VERSION = re.compile(r"^\s*v?([0-9]+\.[0-9]+\.[0-9]+\S*)\s*$", re.MULTILINE)
_TAG = re.compile(r"<[^>]*>")
_TOO_LARGE = 256 << 20
_LONGEST = 600.0
_FEW_SECONDS = 30.0


def find_ace() -> Tool | Absence:
    """Return Ace: the one that is set, or the one on the path, with a browser for it."""
    said = os.environ.get(SETTING, "")
    if said == NONE:
        return Absence(NAME, f"left out, as {SETTING} says")
    command = _command(said)
    if isinstance(command, Absence):
        return command
    browser = os.environ.get(_BROWSER) or next(filter(None, map(shutil.which, _BROWSERS)), None)
    if browser is None:
        hint = f"install Chromium, or name a browser in {_BROWSER}"
        return Absence(NAME, "it needs a browser, and none is here", hint)
    try:
        with tempfile.TemporaryDirectory() as folder:
            told = run([*command, "--version"], Path(folder), longest=_FEW_SECONDS)
    except (OSError, OverrunError) as error:
        return Absence(NAME, f"it cannot be asked: {error}", _INSTALL)
    version = _VERSION.search(told)
    if version is None:
        return Absence(NAME, f"{command[-1]} is another program", _INSTALL)
    return Tool(NAME, version[1], partial(_judge, command, browser))


def _command(said: str) -> tuple[str, ...] | Absence:
    if said.endswith(".js"):
        node = shutil.which("node")
        if node is None:
            return Absence(
                NAME, "it needs Node.js, which is not here", "install Node.js 18 or newer"
            )
        if not Path(said).is_file():
            return Absence(NAME, f"{SETTING} names {said}, which is not there", _INSTALL)
        return node, str(Path(said).absolute())
    found = shutil.which(said or "ace")
    if found is None:
        reason = f"{SETTING} names {said}, which is not there" if said else "not installed"
        return Absence(NAME, reason, _INSTALL)
    return (found,)


def _judge(command: tuple[str, ...], browser: str, book: Path) -> tuple[Saying, ...]:
    out = book.with_name("ace")
    settings = {_BROWSER: browser, "ACE_TIMEOUT_INITIAL": "60000"}
    asked: list[str | Path] = [*command, "--silent", "--timeout", "120000", "--outdir", out, book]
    said = run(asked, book.parent, settings, longest=_LONGEST)
    report = out / "report.json"
    if not report.is_file() or report.stat().st_size > _TOO_LARGE:
        raise ValueError(f"it wrote no report: {said.strip()[-200:] or 'it said nothing'}")
    return read_report(report.read_bytes())


def read_report(data: bytes) -> tuple[Saying, ...]:
    """Return what failed, document by document; raise ``ValueError`` if it is no report."""
    return read(data, _failed)


def _failed(told: dict[str, Any]) -> Iterator[Saying]:
    for subject in told["assertions"]:
        path = str(subject.get("earl:testSubject", {}).get("url", ""))
        for one in subject.get("assertions", ()):
            test, result = one.get("earl:test", {}), one.get("earl:result", {})
            if result.get("earl:outcome") == "fail":
                impact = str(test.get("earl:impact", ""))
                yield Saying(
                    str(test.get("dct:title", "")), impact in _GRAVE, _message(result), path
                )


def _message(result: dict[str, Any]) -> str:
    """Return what is wrong, in words, and with what element."""
    lines = map(_plain, str(result.get("dct:description", "")).splitlines())
    said = next((line for line in lines if line and not line.startswith("Fix a")), "")
    pointer = result.get("earl:pointer", {})
    css = next(iter(pointer.get("css", ()) if isinstance(pointer, dict) else ()), "")
    return f"{said} ({css})" if css else said


def _plain(markup: str) -> str:
    return " ".join(unescape(_TAG.sub(" ", markup)).split())
