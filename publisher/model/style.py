"""A style: the design of a book, read from its folder under ``styles/``."""

from __future__ import annotations

from dataclasses import dataclass, field

__all__ = ["Face", "Fallback", "Style"]


@dataclass(frozen=True, slots=True)
class Face:
    """One static cut of a typeface, taken from an installed font package.

    ``axes`` pins the axes of a variable font (``(("wght", 400.0),)``).  ``elements``
    names the elements of XHTML without which an EPUB has no use for the face; a face
    that names none is always of use.  ``alternates`` names glyphs that take the shape
    of another glyph of the font (``(("one.osf", "one.01"),)``), for shapes that a foundry
    drew and no feature of the font reaches.
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
    ``measures`` gives the longest line of a heading, by element or class, in ems
    of its type: print breaks such headings into even lines.  ``pull_quotes`` says that
    print shows the words that an editor chose a second time, as pull quotes.
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
    pull_quotes: bool = False
    fallbacks: tuple[Fallback, ...] = ()
