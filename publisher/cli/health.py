"""What ``publisher doctor`` looks at: the machine in, a list of checks out."""

from __future__ import annotations

import importlib
import importlib.metadata
import platform
import pyexpat
import shutil
import sys
from dataclasses import dataclass, replace

from publisher import resources
from publisher.checks.tools import Absence, Tool, find_tools
from publisher.floors import EXPAT, LIBRARIES, PYTHON, Floor

__all__ = ["Check", "examine"]

_PYTHON_FLOOR = (3, 11)
_LIBRARIES = ("weasyprint", "ebooklib", "jinja2", "typer", "markdown-it-py", "fonttools")
_PANGO = "install Pango: on Debian and Ubuntu `apt-get install libpango-1.0-0 libpangoft2-1.0-0`"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked for; ``needed`` means that no book can be built without it.

    What is not ``sound`` works, and is dangerous with the files of strangers.
    """

    name: str
    found: bool
    detail: str
    hint: str = ""
    needed: bool = True
    sound: bool = True

    def __str__(self) -> str:
        """Return one line, with the remedy if something is missing."""
        mark = "MISSING" if self.needed else "absent "
        if self.found:
            mark = "ok     " if self.sound else "OLD    "
        remedy = f" — {self.hint}" if self.hint else ""
        return f"{mark} {self.name}: {self.detail}{remedy}"

    def to_json(self) -> dict[str, object]:
        """Return the check as a JSON object."""
        return {
            "name": self.name,
            "found": self.found,
            "needed": self.needed,
            "sound": self.sound,
            "detail": self.detail,
            "hint": self.hint,
        }


def examine() -> list[Check]:
    """Return all checks, in the order in which one would mend them."""
    packages = [_package(name) for name in _LIBRARIES]
    others = [_package(one.name) for one in LIBRARIES if one.name not in _LIBRARIES]
    extras = [check for check in others if check.found]
    tools = map(_checker, find_tools())
    return [_python(), _expat(), *packages, *extras, *_fonts(), _pango(), _signing(), *tools]


def _python() -> Check:
    found = sys.version_info[:3] >= _PYTHON_FLOOR
    return _sounded(Check("Python", found, platform.python_version()), PYTHON)


def _expat() -> Check:
    """Look at the parser of XML that Python has from its system, or brought itself."""
    version = ".".join(map(str, pyexpat.version_info))
    return _sounded(Check("expat", True, version), EXPAT)


def _sounded(check: Check, floor: Floor) -> Check:
    """Return a check of a version, with what is wrong with it if it is too old."""
    if not check.found or floor.holds(check.detail):
        return check
    hint = f"before {floor.version} {floor.reason}; install a newer one"
    return replace(check, sound=False, hint=hint)


def _package(name: str) -> Check:
    try:
        check = Check(name, True, importlib.metadata.version(name))
    except importlib.metadata.PackageNotFoundError:
        return Check(name, False, "not installed", "run `make book`, or `pip install .`")
    floor = next((one for one in LIBRARIES if one.name == name), None)
    return _sounded(check, floor) if floor else check


def _signing() -> Check:
    found = shutil.which("ssh-keygen") is not None
    hint = "" if found else "`apt-get install openssh-client`, for `publisher release --sign`"
    detail = "for `publisher release --sign`" if found else "not found"
    return Check("ssh-keygen", found, detail, hint, needed=False)


def _fonts() -> list[Check]:
    """Look for the typefaces of the shipped styles, and for those of other scripts."""
    styles = [resources.load_style(name) for name in resources.style_names()]
    own = (face.package for style in styles for face in style.faces)
    extras = {f.faces[0].package: f.extra for style in styles for f in style.fallbacks}
    packages = sorted({**extras, **dict.fromkeys(own, "")}.items(), key=lambda pair: pair[::-1])
    return [_font(package.replace("_", "-"), extra) for package, extra in packages]


def _font(name: str, extra: str) -> Check:
    check = _package(name)
    if check.found or not extra:
        return check
    hint = f'for books that need it: pip install "publisher[{extra}]"'
    return replace(check, hint=hint, needed=False)


def _pango() -> Check:
    try:
        engine = importlib.import_module("weasyprint.text.ffi")
    except (ImportError, OSError):
        return Check("Pango", False, "cannot be loaded", _PANGO)
    number = int(engine.pango.pango_version())  # 15012 is 1.50.12
    return Check("Pango", True, f"{number // 10000}.{number // 100 % 100}.{number % 100}")


def _checker(tool: Tool | Absence) -> Check:
    if isinstance(tool, Absence):
        hint = f"`publisher check` does without it: {tool.remedy}" if tool.remedy else ""
        return Check(tool.name, False, tool.reason, hint, needed=False)
    return Check(tool.name, True, "for `publisher check`", needed=False)
