"""An edition: the content of a book, and the products made of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from publisher.model.manuscript import UNDETERMINED, Manuscript
from publisher.model.person import Contributor, Person
from publisher.model.style import Choice
from publisher.model.supply import Supply
from publisher.source import Location

__all__ = [
    "Accessibility",
    "BackCover",
    "Copyright",
    "Edition",
    "Host",
    "Image",
    "Matter",
    "Name",
    "Part",
    "PrintSpec",
    "Product",
    "Profile",
    "Series",
    "Subject",
    "Volume",
    "Waiver",
    "Web",
]


@dataclass(frozen=True, slots=True)
class PrintSpec:
    """How a product is printed; lengths in points (1/72 inch).

    ``printer`` is a key of ``vocabulary.printers`` or empty, ``standard`` is ``x-4`` or
    ``x-1a``, ``ink`` is ``black`` or ``colour``; ``marks`` asks for crop marks; ``icc``
    is the path of the profile of the press, empty for one of our own; ``spine`` is the
    width that the printer gives for the spine, 0 if it follows from paper and pages.
    """

    trim: str = ""
    width: float = 396.0
    height: float = 612.0
    bleed: float = 0.0
    paper: str = "cream"
    printer: str = ""
    standard: str = "x-4"
    ink: str = "black"
    marks: bool = False
    icc: str = ""
    spine: float = 0.0


@dataclass(frozen=True, slots=True)
class BackCover:
    """What the back of a printed book says; paragraphs are parted by blank lines.

    ``text`` is about the book and empty if its description serves, ``praise`` is what
    others say of it, ``about`` tells of those whose book it is.
    """

    text: str = ""
    praise: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Web:
    """Where the web edition is to be found: ``address`` is that of its folder, ending in ``/``.

    It is empty if nobody says; nothing then claims to know where the pages are.
    """

    address: str = ""


@dataclass(frozen=True, slots=True)
class Product:
    """A thing that may carry an ISBN.

    ``form`` is ``epub``, ``pdf`` (which is for the screen), ``paperback``, ``hardcover`` or
    ``web``.  Those that are printed have a ``print``; ``price`` is what it costs (``18.00 USD``),
    which the cover of a printed one tells machines, or ``free``.
    """

    form: str
    isbn: str = ""
    print: PrintSpec | None = None
    price: str = ""


@dataclass(frozen=True, slots=True)
class Profile:
    """The colour profile of a press, already read: ``path`` is as a product says it."""

    path: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Matter:
    """A section of the front or back of the book.

    ``role`` is a key of ``vocabulary.SECTION_ROLES``.  A generated page
    (title page, contents, colophon …) has no manuscript.
    """

    role: str
    manuscript: Manuscript | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A run of interviews; the only part of a plain book has an empty title."""

    title: str
    interviews: tuple[Manuscript, ...]


@dataclass(frozen=True, slots=True)
class Image:
    """A picture of the edition, already read: ``path`` is as manuscripts say it."""

    path: str
    media_type: str
    data: bytes = field(repr=False)
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True)
class Accessibility:
    """Who vouches for the accessibility of the files, and what is said of it.

    ``certified_by`` is the name of whoever looked at the book, empty if nobody did;
    ``credential`` is what entitles them, ``report`` the address of what they found.
    ``summary`` stands in place of the one that is derived from the files.
    """

    certified_by: str = ""
    credential: str = ""
    report: str = ""
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a book is about: a heading, and its code if it is from a scheme such as Thema.

    ``scheme`` and ``code`` are given together or not at all; ``version`` is that of the scheme,
    empty if nobody told it.
    """

    term: str
    scheme: str = ""
    code: str = ""
    version: str = ""


@dataclass(frozen=True, slots=True)
class Volume:
    """Another book of the series; ``by`` says who made it, as the series page shall."""

    title: str
    number: int | None = None
    by: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """The series that a book is part of; ``number`` is the volume's, or None.

    ``editors`` and ``volumes``, the other books of it, stand on the series page.
    """

    name: str
    number: int | None = None
    issn: str = ""
    editors: tuple[str, ...] = ()
    volumes: tuple[Volume, ...] = ()


@dataclass(frozen=True, slots=True)
class Copyright:
    """Who holds the copyright, and since when; ``of`` is what in, the whole book if empty."""

    holder: str
    year: str = ""
    of: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """A name that the index lists beside those who speak and those who made the book.

    ``find`` holds the forms in which the texts have it, ``name`` alone if it is empty;
    ``file_as`` is the heading of the entry, ``see_from`` are others from which
    the index refers to it.
    """

    name: str
    file_as: str = ""
    find: tuple[str, ...] = ()
    see_from: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Waiver:
    """A finding that somebody knows of and lets stand, for a reason.

    ``code`` is a key of ``vocabulary.findings.KINDS``.  ``place`` is a turn, a text, a
    folio or a file, and empty if the code is waived everywhere.
    """

    code: str
    reason: str
    place: str = ""
    where: Location = field(default=Location(""), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Host:
    """The book that an offprint is of.

    ``identifier`` is that of the product whose pages count, ``first`` and ``last`` are the
    folios between which the text stands there, empty if nobody knows; ``number`` counts the
    interviews of the book up to it, of ``interviews`` in all.
    """

    title: str
    identifier: str
    number: int
    interviews: int
    subtitle: str = ""
    contributors: tuple[Contributor, ...] = ()
    products: tuple[Product, ...] = ()
    doi: str = ""
    first: str = ""
    last: str = ""


@dataclass(frozen=True, slots=True)
class Edition:
    """A whole book, in order, with every text and picture in memory.

    ``doi`` is the DOI of the whole, empty if it has none; ``host`` is the book of which an
    offprint is, and None for a book.
    ``various`` says whether shelves show the book as by "Various"; None leaves it
    to how many made it.  ``contents_headings`` tells whether the contents that
    machines follow list the headings within interviews.  ``impression`` is the number
    of the printing, None if the book does not say; ``notes`` stand at the ``foot`` of the printed
    page or at the ``end`` of their section.  ``cataloguing`` tells whether the
    copyright page has a record such as libraries keep, ``offprints`` whether a release has each
    interview as a book of its own.  ``people`` is the registry,
    empty if there is none.  ``waivers`` change no byte of a book, so that editions which differ
    in nothing else are equal.  ``styles`` is the folder of its
    style, empty if that lies beside the edition or is one of ours.
    If people go by pseudonyms in it, ``original`` is the edition with their real names, which
    no step after assembly may print, and ``replaced`` counts the words that stand for them.
    """

    slug: str
    title: str
    language: str = UNDETERMINED
    subtitle: str = ""
    statement: str = ""
    published: str = ""
    modified: str = ""
    publisher: str = ""
    place: str = ""
    address: str = ""
    copyright: tuple[Copyright, ...] = ()
    impression: int | None = None
    cataloguing: bool = True
    offprints: bool = False
    rights: str = ""
    description: str = ""
    subjects: tuple[Subject, ...] = ()
    series: Series | None = None
    source: str = ""
    doi: str = ""
    various: bool | None = None
    contents_headings: bool = True
    style: str = "trade"
    style_options: tuple[Choice, ...] = ()
    styles: str = ""
    notes: str = "foot"
    cover: Image | None = None
    back_cover: BackCover = BackCover()
    web: Web = Web()
    host: Host | None = None
    contributors: tuple[Contributor, ...] = ()
    names: tuple[Name, ...] = ()
    people: tuple[Person, ...] = ()
    products: tuple[Product, ...] = ()
    front: tuple[Matter, ...] = ()
    parts: tuple[Part, ...] = ()
    back: tuple[Matter, ...] = ()
    images: tuple[Image, ...] = ()
    accessibility: Accessibility = Accessibility()
    supply: Supply = field(default_factory=Supply)
    profiles: tuple[Profile, ...] = ()
    waivers: tuple[Waiver, ...] = field(default=(), compare=False, repr=False)
    where: Location = field(default=Location(""), compare=False, repr=False)
    original: Edition | None = field(default=None, compare=False, repr=False)
    replaced: int = field(default=0, compare=False, repr=False)

    @property
    def interviews(self) -> tuple[Manuscript, ...]:
        """All interviews in the order of the book."""
        return tuple(m for part in self.parts for m in part.interviews)

    def product(self, form: str) -> Product | None:
        """Return the first product of that form, if there is one."""
        return next((p for p in self.products if p.form == form), None)

    @property
    def printed(self) -> tuple[Product, ...]:
        """The products that are printed, in order."""
        return tuple(p for p in self.products if p.form in ("paperback", "hardcover"))

    @property
    def paged(self) -> str:
        """The form of the product whose pages count: the first that is printed, else the PDF."""
        if self.printed:
            return self.printed[0].form
        return "pdf" if self.product("pdf") else "paperback"

    def print_names(self) -> tuple[tuple[Product, str], ...]:
        """Return every product to print and how its files begin; without any, a paperback.

        The first is ``<slug>``; others say what they are.
        """
        named: list[tuple[Product, str]] = []
        for product in self.printed or (Product("paperback"),):
            alike = sum(before.form == product.form for before, _ in named)
            number = f"-{alike + 1}" if alike else ""
            kind = f"-{product.form}{number}" if named else ""
            named.append((product, f"{self.slug}{kind}"))
        return tuple(named)
