"""A book built from an installed wheel, away from the checkout."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from publisher.resources import PICTURE, style_names

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]

RAW = """A Talk with Ada Wren

Q: How many clocks?

Ada: Eleven.

Q: Why?

Ada: Ask the town.
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel."""
    out = tmp_path_factory.mktemp("wheels")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out)]
    subprocess.run([*command, str(ROOT)], check=True, capture_output=True)
    (made,) = out.glob("*.whl")
    return made


def test_the_wheel_holds_styles_templates_and_the_licence(wheel: Path) -> None:
    """Everything that a build needs is packed, and nothing of the tests."""
    names = zipfile.ZipFile(wheel).namelist()
    assert "publisher/_styles/fallbacks.toml" in names
    for style in style_names():
        assert f"publisher/_styles/{style}/style.toml" in names
        assert f"publisher/_styles/{style}/{PICTURE}" in names
    assert any(n.startswith("publisher/templates/") and n.endswith(".j2") for n in names)
    assert any(n.endswith("LICENSE") for n in names)
    assert "publisher/templates/web/frame.html.j2" in names
    pages = {f"publisher/distribution/web/page/{n}" for n in ("web.css", "search.js", "reader.js")}
    assert pages <= set(names)
    assert "publisher/distribution/web/reader/zip.js-license.txt" in names
    assert {"publisher/py.typed", "publisher/pdf/uncoated.icc"} <= set(names)
    assert not any(n.startswith("tests") for n in names)


def test_an_installed_wheel_makes_a_book(wheel: Path, tmp_path: Path) -> None:
    """In a clean environment, `publisher make` gives an EPUB, two PDFs and a cover."""
    venv = tmp_path / "venv"
    subprocess.run([sys.executable, "-m", "venv", str(venv)], check=True)
    pip = [str(venv / "bin" / "python"), "-m", "pip", "install", "--quiet"]
    locked = ["--require-hashes", "-r", str(ROOT / "requirements" / "run.txt")]
    subprocess.run([*pip, *locked], check=True)
    subprocess.run([*pip, "--no-deps", str(wheel)], check=True)
    raw = tmp_path / "talk.txt"
    raw.write_text(RAW)
    command = [str(venv / "bin" / "publisher"), "make", str(raw), "--into", "book"]
    subprocess.run(command, check=True, cwd=tmp_path)
    made = sorted(p.suffix for p in (tmp_path / "book" / "dist").rglob("*") if p.is_file())
    assert made == [".epub", ".pdf", ".pdf", ".pdf"]
