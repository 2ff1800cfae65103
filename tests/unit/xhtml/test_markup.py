"""Markup: what goes in comes out of any XML parser, and nothing else does."""

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from publisher.errors import InputError
from publisher.xhtml.markup import attributes, checked, element, forbidden, lines, text

FIT = st.text().filter(lambda value: not forbidden(value))
NAMES = st.from_regex(r"[a-z]{1,5}(-[a-z]{1,3})?", fullmatch=True)


def _read(markup: str) -> ElementTree.Element:
    return ElementTree.fromstring(markup)


@given(FIT)
def test_text_comes_out_as_it_went_in(value: str) -> None:
    """Any text that may stand in a book survives an XML parser unchanged."""
    assert (_read(element("p", None, value)).text or "") == value


@given(st.dictionaries(NAMES, FIT, max_size=4))
def test_attributes_come_out_as_they_went_in(values: dict[str, str]) -> None:
    """Any attribute value survives, line ends and tabs included, and the order is kept."""
    found = _read(element("p", values)).attrib
    assert found == values
    assert list(found) == list(values)


@given(st.recursive(FIT, lambda inner: st.lists(inner, max_size=3), max_leaves=8))
def test_nesting_is_well_formed(tree: object) -> None:
    """However deep elements nest, all their text is there, in order."""

    def build(node: object) -> Markup:
        return text(node) if isinstance(node, str) else element("div", None, *map(build, node))

    def words(node: object) -> str:
        return node if isinstance(node, str) else "".join(map(words, node))

    assert "".join(_read(element("div", None, build(tree))).itertext()) == words(tree)


@pytest.mark.parametrize(
    "character", ["\0", "\b", "\x1b", "\x7f", "\x85", "\ud800", "\ufdd0", "\ufffe", "\U0001ffff"]
)
def test_forbidden_characters_are_refused(character: str) -> None:
    """A character that XML or HTML refuses never reaches XHTML: not as text, not as a value."""
    assert forbidden(f"a{character}b") == character
    for write in (checked, text, lambda value: element("p", {"title": value})):
        with pytest.raises(InputError, match=r"U\+[0-9A-F]{4,6} cannot stand in a book"):
            write(f"a{character}b")


def test_markup_is_not_escaped_again() -> None:
    """Markup goes in as it is, text is escaped."""
    assert element("p", None, Markup("<b>x</b>"), "<i>") == "<p><b>x</b>&lt;i&gt;</p>"


def test_only_void_elements_are_closed_at_once() -> None:
    """A void element closes itself and holds nothing; an empty other one is closed in full."""
    assert element("br") == "<br/>"
    assert element("p") == "<p></p>"
    with pytest.raises(ValueError, match="holds nothing"):
        element("img", {"src": "a"}, "x")


@pytest.mark.parametrize("name", ["", "a b", "p>", "1p", 'x"'])
def test_names_are_checked(name: str) -> None:
    """Neither an element nor an attribute takes a name that is none."""
    with pytest.raises(ValueError, match="not a name"):
        element(name)
    with pytest.raises(ValueError, match="not a name"):
        attributes({name: "x"})


def test_attributes_of_none_are_left_out() -> None:
    """What is None is not said."""
    assert element("p", {"a": None, "b": ""}) == '<p b=""></p>'


def test_blocks_stand_on_lines_of_their_own() -> None:
    """Blocks are written one a line, empty ones not at all."""
    assert lines([element("p"), "", Markup("<hr/>")]) == "\n<p></p>\n<hr/>\n"
