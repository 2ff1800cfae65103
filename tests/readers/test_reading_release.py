"""A real release, and every single file of it before a judge that is not ours.

The release is that of the sample edition, made by the command; its web edition has an address,
so that there is a sitemap.
"""

from __future__ import annotations

import re
import shutil
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from judges import JUDGES, Bench, Judge, ace, epubcheck, pages
from sample_release import ADDRESS, Real

pytestmark = [pytest.mark.readers, pytest.mark.slow]


@pytest.fixture(scope="module")
def bench(real: Real, node: Path, browser: Any) -> Bench:
    """Return what judges need."""
    return Bench(real.folder, ADDRESS, node, browser)


def brought(real: Real, judge: Judge) -> list[str]:
    """Return the files that a judge is for."""
    return [name for name in real.files if re.fullmatch(JUDGES[judge], name)]


def test_every_file_has_one_judge(real: Real) -> None:
    """None is passed over, and none that the manifest lists is missing."""
    known = {
        name: [j.__name__ for j, own in JUDGES.items() if re.fullmatch(own, name)]
        for name in real.files
    }
    assert {name: judges for name, judges in known.items() if len(judges) != 1} == {}
    assert set(real.manifest) <= known.keys()
    assert {"epub", "print", "screen", "cover", "picture", "web", "onix", "opds"} < real.kinds
    assert {"archive", "offprint"} < real.kinds


@pytest.mark.parametrize("judge", JUDGES, ids=lambda judge: judge.__name__)
def test_no_judge_has_anything_against_it(bench: Bench, real: Real, judge: Judge) -> None:
    """Every judge has files, and finds no fault."""
    names = brought(real, judge)
    print(f"{judge.__name__}: {len(names)} files")
    assert names
    assert judge(bench, names) == []


@pytest.mark.parametrize("judge", JUDGES, ids=lambda judge: judge.__name__)
def test_every_judge_tells_of_a_broken_file(
    bench: Bench, real: Real, judge: Judge, tmp_path: Path
) -> None:
    """One that breaks off in its middle."""
    names = brought(real, judge)
    if judge in (epubcheck, pages):
        names = names[:1]  # the others take their time
    folder = tmp_path / real.folder.name
    shutil.copytree(real.folder, folder)
    data = (folder / names[0]).read_bytes()
    (folder / names[0]).write_bytes(data[: len(data) // 2] + b"\x00\xff<")
    found = ["refused"]
    with suppress(Exception):
        found = judge(replace(bench, folder=folder), names)
    assert found


def test_ace_finds_no_violation_in_the_book(real: Real, node: Path, tmp_path: Path) -> None:
    """Nor that of the offprints, which are the same documents."""
    told = ace(node, real.folder / "small-hours.epub", tmp_path)
    assert [one for subject in told["assertions"] for one in subject["assertions"]] == []
    assert told["outlines"]["headings"].count("<li") > 9
