"""A catalogue lists editions, each once, and all its faults are told at once."""

from __future__ import annotations

import pytest

from publisher.edition.catalogue import read_catalogue
from publisher.errors import InputError


def test_a_catalogue_lists_editions() -> None:
    """In the order in which they are made."""
    text = 'title = "A Library"\neditions = ["two", "one/edition.toml"]\n'
    file = read_catalogue(text.encode(), "c.toml")
    assert file.title == "A Library"
    assert [one.value for one in file.editions] == ["two", "one/edition.toml"]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"editions = []", ["c.toml: lists no edition"]),
        (b'editions = ["a",\n "a"]', ["c.toml:2:2: a is listed twice, first on line 1"]),
        (b'editions = ["../a", "/b"]', ["leads out", "begins in the edition's folder"]),
        (b'edition = ["a"]', ["unknown key “edition” (did you mean “editions”?)"]),
        (b'editions = "a"', ["must be a list"]),
        (b"\xff", ["not UTF-8"]),
        (b"editions = [", ["c.toml:1"]),
    ],
)
def test_faults_are_told(data: bytes, told: list[str]) -> None:
    """With their places."""
    with pytest.raises(InputError) as caught:
        read_catalogue(data, "c.toml")
    assert len(caught.value.problems) == len(told)
    for problem, words in zip(caught.value.problems, told, strict=True):
        assert words in str(problem)
