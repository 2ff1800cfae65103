"""What shops are told: what the table ``[supply]`` holds, and what is refused."""

from __future__ import annotations

import pytest

from publisher.edition import read
from publisher.errors import EditionError
from publisher.model.edition import Subject
from publisher.model.supply import Licence, Related, Supply

_SHORT = 'title = "T"\ninterviews = ["a.md"]\npublished = "2027"\n'


def _refused(text: str) -> list[str]:
    with pytest.raises(EditionError) as caught:
        read(text, "e")
    return [problem.message for problem in caught.value.problems]


def test_nothing_need_be_said() -> None:
    """A book is for everybody, everywhere."""
    assert read(_SHORT, "e").supply == Supply()
    assert Supply().audience == ("general",)


def test_all_that_can_be_said() -> None:
    """What is said twice is said once."""
    table = """\
[supply]
sender = "The Desk "
contact = "Karin Ek"
email = "desk@signal.example"
imprint = "Signal Paperbacks"
country = "SE"
site = "https://signal.example"
audience = ["scholars", "scholars"]
territory = ["SE", "DK", "SE"]
exclusive = true
supplier = "A Distributor"
role = "exclusive-distributor"
availability = "not-yet"
tax-included = false
licence = {name = "CC BY 4.0", address = "https://creativecommons.org/licenses/by/4.0/"}
related = [{isbn = "978-1-23456-789-7", relation = "replaces", form = "epub"}]
"""
    assert read(_SHORT + table, "e").supply == Supply(
        sender="The Desk",
        contact="Karin Ek",
        email="desk@signal.example",
        imprint="Signal Paperbacks",
        country="SE",
        site="https://signal.example",
        audience=("scholars",),
        territory=("SE", "DK"),
        exclusive=True,
        supplier="A Distributor",
        role="exclusive-distributor",
        availability="not-yet",
        tax_included=False,
        licence=Licence("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
        related=(Related("978-1-23456-789-7", "replaces", "epub"),),
    )


def test_a_licence_may_be_a_name() -> None:
    """Without an address."""
    assert read(f'{_SHORT}[supply]\nlicence = "CC0 1.0"\n', "e").supply.licence == Licence(
        "CC0 1.0"
    )


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('country = "UK"', "“country”: “UK” is not a country"),
        ('territory = ["SE", "se"]', "“territory”: “se” is not a country"),
        ('audience = ["adults"]', "“audience”: “adults” is not known here"),
        ('availability = "soon"', "“availability”: “soon” is not known here"),
        ('role = "shop"', "“role”: “shop” is not known here"),
        ('email = "desk"', "“email”: “desk” is not an address"),
        ('site = "www.signal.example"', "“site”: “www.signal.example” is not an address"),
        ('related = [{isbn = "", relation = "similar"}]', "“isbn”: there is nothing in it"),
    ],
)
def test_what_no_shop_knows_is_refused(line: str, message: str) -> None:
    """With the words that are known."""
    assert _refused(f"{_SHORT}[supply]\n{line}\n") == [message]


def test_a_book_that_is_to_come_has_a_date() -> None:
    """Shops are told when (ONIX code list 65, 10)."""
    undated = _SHORT.replace('published = "2027"\n', "")
    said = '[supply]\navailability = "not-yet"\n'
    assert _refused(undated + said) == ["the book is yet to come, and nothing tells when"]
    assert read(_SHORT + said, "e").supply.availability == "not-yet"


def test_every_product_may_have_a_price() -> None:
    """In a currency that exists; nothing that is printed is free."""
    priced = '[[product]]\nform = "epub"\nprice = "9.00 EUR"\n[[product]]\nform = "web"\n'
    file = read(f'{_SHORT}{priced}price = "free"\n', "e")
    assert [product.price for product in file.products] == ["9.00 EUR", "free"]
    assert _refused(f'{_SHORT}[[product]]\nform = "epub"\nprice = "9.00 ZZZ"\n') == [
        "“price”: “ZZZ” is not a currency"
    ]
    assert _refused(f'{_SHORT}[[product]]\nform = "paperback"\nprice = "free"\n') == [
        "nothing that is printed is free"
    ]


def test_a_subject_may_tell_the_version_of_its_scheme() -> None:
    """Codes of BISAC change every year."""
    listed = '{term = "X", scheme = "BISAC", code = "LCO000000", version = "2026"}'
    text = f"{_SHORT}subjects = [{listed}]\n"
    assert read(text, "e").subjects == (Subject("X", "BISAC", "LCO000000", "2026"),)
