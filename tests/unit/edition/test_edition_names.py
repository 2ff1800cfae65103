"""Names that the index shall list."""

import pytest

from publisher.edition import read
from publisher.errors import EditionError
from publisher.model.edition import Name

HEAD = 'title = "T"\ninterviews = ["a.md"]\n'


def test_names_are_read() -> None:
    """A name is found by its forms, filed as the editor says, and referred to from others."""
    text = (
        f'{HEAD}[[name]]\nname = "Ines  Lind"\nfile-as = "Lind, I."\nfind = ["Ines", "Ines"]\n'
        'see-from = ["Metre, the"]\n[[name]]\nname = "Oslo"\n'
    )
    assert read(text, "edition.toml").names == (
        Name("Ines Lind", "Lind, I.", ("Ines",), ("Metre, the",)),
        Name("Oslo"),
    )


@pytest.mark.parametrize(
    ("tables", "messages"),
    [
        (
            '[[name]]\nname = "Bo"\n[[name]]\nname = "Bo"\n',
            ["edition.toml:6:8: “Bo” is listed twice, first on line 4"],
        ),
        (
            '[[name]]\nname = "Bo Ek"\nfind = ["Ek"]\n[[name]]\nname = "Cy Ek"\nfind = ["Ek"]\n',
            ["edition.toml:8:9: “Ek” is found for “Bo Ek” already, on line 5"],
        ),
        ('[[name]]\nfind = ["Ek"]\n', ["edition.toml:3:1: “name” is missing"]),
    ],
)
def test_names_that_cannot_be_told_apart(tables: str, messages: list[str]) -> None:
    """A name twice, or a form of two names, is refused."""
    with pytest.raises(EditionError) as caught:
        read(HEAD + tables, "edition.toml")
    assert [str(p).partition(" (")[0] for p in caught.value.problems] == messages
