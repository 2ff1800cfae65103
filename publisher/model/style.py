"""A style: the design of a book, read from its folder under ``styles/``."""

from __future__ import annotations

from dataclasses import dataclass, field

from publisher.source import Location

__all__ = ["Choice", "Face", "Fallback", "Option", "Page", "Style"]


@dataclass(frozen=True, slots=True)
class Face:
    """One static cut of a typeface, taken from an installed font package.

    ``axes`` pins the axes of a variable font (``(("wght", 400.0),)``).  ``elements``
    names the elements of XHTML, and with a dot the classes of choices, without which an
    EPUB has no use for the face; a face that names none is always of use.
    ``alternates`` names glyphs that take the shape of another glyph of the font
    (``(("one.osf", "one.01"),)``), for shapes that a foundry drew and
    no feature of the font reaches.
    """

    family: str
    package: str
    file: str
    weight: int = 400
    style: str = "normal"
    axes: tuple[tuple[str, float], ...] = ()
    elements: tuple[str, ...] = ()
    alternates: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """The page that a style is drawn for; lengths in points (1/72 inch).

    ``size`` and ``leading`` are those of the text, whose depth is a whole number of
    lines.  ``characters`` is how many a full line, or the line of a column, has at
    least and at most; it guides the margins on pages of another trim.
    """

    inside: float = 54.0
    outside: float = 45.0
    top: float = 54.0
    bottom: float = 54.0
    size: float = 11.0
    leading: float = 14.0
    columns: int = 1
    gap: float = 0.0
    characters: tuple[int, int] = (55, 75)


@dataclass(frozen=True, slots=True)
class Option:
    """Something about a style that an edition may decide.

    One whose choices are ``no`` and ``yes`` is a flag.
    """

    name: str
    description: str
    choices: tuple[str, ...]
    default: str

    @property
    def is_flag(self) -> bool:
        """Tell whether it is only there or not."""
        return self.choices == FLAG

    def css_class(self, value: str) -> str:
        """Return the class that tells sheets of a choice; nothing for the default."""
        if value == self.default:
            return ""
        if self.is_flag:
            return self.name if value == "yes" else f"no-{self.name}"
        return f"{self.name}-{value}"


FLAG = ("no", "yes")
"""The choices of a flag."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What an edition decides about an option of its style, and where it says so."""

    name: str
    value: str
    where: Location | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Fallback:
    """A family for scripts that the style's own faces lack, by its weights and slopes.

    ``scripts`` are codes of ISO 15924; ``Zyyy`` stands for what all scripts share.
    ``languages`` (BCP 47) come here first for a script that others have, too: Han is
    drawn differently in Japan and China.  ``size`` fits the letters to those of the
    style, in ems of the text.  ``extra`` names the extra of this package that installs
    the family, if it does not come with it.
    """

    scripts: tuple[str, ...]
    faces: tuple[Face, ...]
    languages: tuple[str, ...] = ()
    size: float = 1.0
    extra: str = ""

    @property
    def family(self) -> str:
        """The name that its faces share."""
        return self.faces[0].family


@dataclass(frozen=True, slots=True)
class Style:
    """CSS texts and faces of a style.

    ``common`` serves EPUB and print, ``epub`` and ``print`` one of them;
    ``furniture`` sets the running heads and folios, which are laid out apart
    from the text because they depend on where a section falls in the book.
    ``web`` is for the web edition, after ``common``, ``epub`` and the sheet of all web editions;
    a style may lack it.
    ``measures`` gives the longest line of a heading, by element or class, in ems
    of its type: print breaks such headings into even lines.  ``chosen`` holds what the
    edition decided about the ``options``, by name; the rest is as the style says.
    ``fallbacks`` serve what no face has, the first that can.
    """

    name: str
    title: str
    description: str
    trim: str
    common: str = field(repr=False)
    epub: str = field(repr=False)
    print: str = field(repr=False)
    furniture: str = field(repr=False)
    faces: tuple[Face, ...]
    measures: tuple[tuple[str, float], ...] = ()
    page: Page = Page()
    options: tuple[Option, ...] = ()
    chosen: tuple[tuple[str, str], ...] = ()
    fallbacks: tuple[Fallback, ...] = ()
    web: str = field(default="", repr=False)

    def choice(self, name: str) -> str:
        """Return what holds for an option; nothing if the style has none of that name."""
        defaults = {option.name: option.default for option in self.options}
        return dict(self.chosen).get(name, defaults.get(name, ""))

    @property
    def classes(self) -> tuple[str, ...]:
        """The classes that tell the sheets what was chosen, in the order of the options."""
        named = (option.css_class(self.choice(option.name)) for option in self.options)
        return tuple(filter(None, named))

    @property
    def pull_quotes(self) -> bool:
        """Whether print shows the words that an editor chose a second time, as pull quotes."""
        return self.choice("pull-quotes") == "yes"

    @property
    def labels(self) -> str:
        """How speakers are called after their first turn: ``short``, ``full``, ``initials``."""
        return self.choice("labels") or "short"
