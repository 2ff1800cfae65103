"""Manuscripts come back from their bytes, and nothing else does."""

from __future__ import annotations

import pickle
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from strategies import manuscripts, rough

from publisher import kept, manuscript
from publisher.model.manuscript import Manuscript, Provenance
from publisher.source import Location


@given(manuscripts())
def test_a_parsed_manuscript_comes_back_with_its_places(written: Manuscript) -> None:
    """Even the places, which take no part in equality, are those of the file."""
    parsed = manuscript.parse(manuscript.write(written), "a.md")
    back = kept.loaded(kept.dumped(parsed))
    assert back == parsed
    assert back is not None
    assert [block.where for block in back.body] == [block.where for block in parsed.body]


@given(rough())
def test_any_manuscript_comes_back(written: Manuscript) -> None:
    """Whatever the model can hold."""
    assert kept.loaded(kept.dumped(written)) == written


def test_a_digest_is_of_the_text_and_not_in_it() -> None:
    """What comes back, and what is made of another text, must be told anew what it is."""
    known = Manuscript("a", "A").known_by("1234")
    assert known == Manuscript("a", "A")
    assert known.digest == "1234"
    assert kept.dumped(known) == kept.dumped(Manuscript("a", "A"))


class _Runs:
    """Runs a program when it is unpickled."""

    def __reduce__(self) -> tuple[object, ...]:
        return subprocess.check_call, (["touch", "was-here"],)


@pytest.mark.parametrize(
    "data",
    [
        pickle.dumps(_Runs()),
        pickle.dumps(Provenance("a.txt", "")),
        pickle.dumps(Location("a.md")),
        b"cpublisher.source\nLocation.__init__.__globals__\n.",
        b"\x80\x04\x8c\x10publisher.source\x8c\x1dLocation.__init__.__globals__\x93.",
        b"cbuiltins\neval\n.",
        b"\x80\x04\x8c\x01\xff.",
        b"\x80\x04R.",
        b"",
        b"\x80\x05",
    ],
)
def test_nothing_else_is_believed(
    data: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Bytes that name what is no value of a manuscript make none, and nothing is called."""
    monkeypatch.chdir(tmp_path)
    assert kept.loaded(data) is None
    assert not list(tmp_path.iterdir())
