"""A book in Arabic about which nearly all is said in English: it is released like any other."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.cli.run import run

pytestmark = pytest.mark.slow

_EDITION = """
title = "ساعات الليل"
language = "ar"
published = "2026-11-23"
publisher = "دار المصباح"
subjects = ["عمل الليل", "A & B <c> (1962)"]
interviews = ["baker.md"]

[[product]]
form = "epub"
isbn = "978-1-23456-789-7"

[[product]]
form = "pdf"
"""

_INTERVIEW = """\
---
id: baker
title: الخباز
language: ar
recorded: {date: 2021-03, place: القاهرة}
speakers:
  س: {name: كريم علي, role: interviewer}
  ج: {name: ليلى حسن, role: interviewee}
---

**س:** متى بدأت العمل؟

**ج:** في عام (1962) *[تضحك]* كنت في السابعة عشرة من عمري.
"""


def test_a_book_that_is_turned_leftward_is_released(tmp_path: Path) -> None:
    """PDFium must not read its English lines, such as those of the colophon, from the right."""
    (tmp_path / "edition.toml").write_text(_EDITION, "utf-8")
    (tmp_path / "baker.md").write_text(_INTERVIEW, "utf-8")
    out = tmp_path / "dist"
    assert run(["release", str(tmp_path), "--out", str(out), "--no-cache"]) == 0
