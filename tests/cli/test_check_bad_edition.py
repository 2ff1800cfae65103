"""A deliberately bad edition: every finding points at the place where it can be mended."""

from __future__ import annotations

import io
import json
import re
from base64 import b64decode
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from publisher.cli.run import run

pytestmark = pytest.mark.slow

EDITION = """\
title = "Bad Book"
language = "en"
cover = "cover.png"
interviews = ["talk.md", "other.md"]

[[product]]
form = "epub"

[[product]]
form = "paperback"
printer = "ingram"

[[waive]]
code = "link-vague"
reason = "He says it so."
where = "other.md"

[[waive]]
code = "print-ladder"
reason = "There is none."
"""
TALK = """\
---
id: talk
title: The Talk
speakers:
  Q: {name: Ann, role: interviewer}
  A: {name: Bo, role: interviewee}
---

**Q:** What is it called?

**A:** We called it a supercalifragilisticexpialidocious-antidisestablishmentarian-machine, did we.

![photo](box.png)

#### A leap

**A:** See [here](https://a.example/).
"""
OTHER = """\
---
id: other
title: The Other
---

See [more](https://b.example/).
"""


@pytest.fixture(scope="module")
def bad(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the edition."""
    folder = tmp_path_factory.mktemp("bad")
    (folder / "edition.toml").write_text(EDITION)
    (folder / "talk.md").write_text(TALK)
    (folder / "other.md").write_text(OTHER)
    Image.new("RGB", (500, 900), "white").save(folder / "cover.png")
    Image.new("L", (60, 40), 90).save(folder / "box.png")
    return folder


@pytest.fixture(autouse=True)
def _elsewhere(bad: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work beside the edition, with a cache that all tests of it share."""
    monkeypatch.chdir(bad)
    monkeypatch.setenv("XDG_CACHE_HOME", str(bad / "cache"))


def report(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    """Return a check as data."""
    run(["check", "--json", "--jobs", "1", *arguments])
    told: dict[str, Any] = json.loads(capsys.readouterr().out)
    return told


def test_each_finding_is_where_it_can_be_mended(capsys: pytest.CaptureFixture[str]) -> None:
    """File, line and column; page and turn of what is printed; the cover by its file."""
    told = report(capsys)
    assert told["schema"] == "publisher.check/2"
    places = {
        (one["code"], Path(one["path"]).name, one["line"], one["column"], one["folio"], one["turn"])
        for one in told["findings"]
    }
    assert {
        ("alt-empty", "talk.md", 13, 1, None, None),
        ("heading-leap", "talk.md", 15, 1, None, None),
        ("link-vague", "talk.md", 17, 8, None, None),
        ("link-vague", "other.md", 6, 1, None, None),
        ("cover-too-small", "cover.png", None, None, None, None),
        ("print-loose-line", "talk.md", 11, 1, "1", "talk.t02"),
        ("print-picture-coarse", "talk.md", 13, 1, "1", None),
        ("waiver-unused", "edition.toml", 19, 8, None, None),
    } <= places


def test_a_line_that_is_too_loose_has_its_rectangle(capsys: pytest.CaptureFixture[str]) -> None:
    """It is as wide as its measure and as high as a line, on the seventh side of the book."""
    (one,) = [f for f in report(capsys)["findings"] if f["code"] == "print-loose-line"]
    spot = one["spot"]
    assert one["demand"]
    assert spot["page"] == 6
    assert spot["right"] - spot["left"] == pytest.approx(292.5)
    assert 8 < spot["bottom"] - spot["top"] < 30


def test_a_waived_finding_is_listed_and_not_counted(capsys: pytest.CaptureFixture[str]) -> None:
    """Only the one that the waiver meets has its reason."""
    told = report(capsys)
    reasons = {
        Path(one["path"]).name: one["waived"]
        for one in told["findings"]
        if one["code"] == "link-vague"
    }
    assert reasons == {"talk.md": None, "other.md": "He says it so."}
    (verdict,) = told["verdicts"]
    notes = [f for f in told["findings"] if f["severity"] == "note" and not f["waived"]]
    assert verdict["notes"] == len(notes)


def test_profiles_judge_each_for_itself(capsys: pytest.CaptureFixture[str]) -> None:
    """The bar code is Ingram's demand, the cover everybody's who sells, the setting nobody's."""
    told = report(capsys, "--profile", "ingram,archive", "--profile", "kobo")
    verdicts = {verdict["profile"]: verdict for verdict in told["verdicts"]}
    assert list(verdicts) == ["ingram", "archive", "kobo"]
    graves = {one["code"] for one in told["findings"] if one["severity"] == "error"}
    assert {"cover-bar-code-missing", "cover-too-small"} <= graves
    assert not verdicts["ingram"]["ready"]
    assert not verdicts["kobo"]["ready"]
    assert verdicts["archive"]["ready"]
    assert "print-loose-line" not in {one["code"] for one in told["findings"]}


def test_the_letter_goes_to_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    """It is plain in a pipe, and the exit code says that something keeps the book."""
    assert run(["check", "--jobs", "1"]) == 1
    told = capsys.readouterr()
    assert told.out.startswith("Bad Book\n")
    assert "\nThe Talk (talk.md)\n" in told.out
    assert "page 1, line 11, talk.t02: a line has spaces of" in told.out
    assert "\x1b" not in told.out
    assert "not built yet, so looked at as a build makes them: bad-book" in told.err


def test_the_report_shows_the_line(bad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In the picture of the page the line stands within the frame."""
    run(["check", "--jobs", "1", "--html", "report.html"])
    capsys.readouterr()
    text = (bad / "report.html").read_text("utf-8")
    passage = text[text.index("a line has spaces of") :]
    source = re.search(r'base64,([^"]+)"', passage)
    assert source
    shown = Image.open(io.BytesIO(b64decode(source[1]))).convert("L")
    middle = shown.crop((100, shown.height // 2 - 20, shown.width - 60, shown.height // 2 + 20))
    assert middle.getextrema()[0] < 60


def test_a_waiver_changes_no_byte_of_a_book(bad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The files are the same without it, and no page is set anew."""
    from publisher import pipeline
    from publisher.cli import caching

    path, store = bad / "edition.toml", caching.store()
    one = pipeline.build(path, pipeline.BuildOptions(cache=store))
    path.write_text(EDITION[: EDITION.index("[[waive]]")])
    other = pipeline.build(path, pipeline.BuildOptions(cache=store))
    path.write_text(EDITION)
    assert [a.sha256 for a in one.artifacts] == [a.sha256 for a in other.artifacts]
    assert [f.waived for f in other.findings if f.code == "link-vague"] == ["", ""]
