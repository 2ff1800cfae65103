"""The digest of the program."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.machinery import machinery, program


def test_a_program_is_its_code_and_what_is_installed_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A changed file of a style, or a package in another version, is another program."""
    styles = tmp_path / "styles"
    styles.mkdir()
    monkeypatch.setattr("publisher.machinery.styles_root", lambda: styles)
    monkeypatch.syspath_prepend(str(tmp_path))
    seen = set()
    for change in (
        lambda: None,
        lambda: (styles / "epub.css").write_text("p {}"),
        lambda: (styles / "epub.css").write_text("b {}"),
        lambda: (tmp_path / "engine-1.0.dist-info").mkdir(),
        lambda: (tmp_path / "engine-1.0.dist-info").rename(tmp_path / "engine-1.1.dist-info"),
    ):
        change()
        machinery.cache_clear()
        program.cache_clear()
        seen.add(machinery())
    machinery.cache_clear()
    program.cache_clear()
    assert len(seen) == 5
