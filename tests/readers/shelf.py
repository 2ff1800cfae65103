"""The books to be opened: the sample edition, one of everything, one from the right.

The sample edition is printed too, so that it has a page-list.  The others are made of
texts of the tests, for what the sample has not: figures, verse, scripts, long notes.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from pathlib import Path

from editions import paragraph, said, sample
from PIL import Image as Pillow
from PIL import ImageDraw

from publisher import opening, pipeline
from publisher.model.block import Heading, Turn, Verse
from publisher.model.edition import Edition, Image, Matter, Part
from publisher.model.inline import Emphasis, Note, Text
from publisher.model.manuscript import Manuscript
from publisher.model.person import Speaker
from publisher.work import Pool

__all__ = ["BOOKS", "Book", "made"]

ROOT = Path(__file__).parents[2]
BOOKS = ("small-hours", "everything", "from-the-right")


@dataclass(frozen=True)
class Book:
    """A finished book: its name on the shelf, what it was made of, and its file."""

    name: str
    edition: Edition
    path: Path
    printed: bool
    """Whether it was printed too: then it has a page-list."""

    @property
    def texts(self) -> list[Manuscript]:
        """All its manuscripts, those of front and back matter too."""
        matter = (entry.manuscript for entry in self.edition.front + self.edition.back)
        return [*self.edition.interviews, *(text for text in matter if text)]


def made(name: str, folder: Path) -> Book:
    """Build the book of that name into a folder."""
    printed = name == "small-hours"
    edition = {
        "small-hours": lambda: opening.read_edition(
            ROOT / "manuscripts" / "small-hours" / "edition.toml"
        ),
        "everything": _everything,
        "from-the-right": _from_the_right,
    }[name]()
    wanted = {"epub", "print"} if printed else {"epub"}
    with Pool(2) as workers:
        built = pipeline.make_artifacts(edition, pipeline.BuildOptions(frozenset(wanted), workers))
    path = folder / f"{name}.epub"
    path.write_bytes(next(a.data for a in built.artifacts if a.kind == "epub"))
    return Book(name, edition, path, printed)


def _everything() -> Edition:
    """Return the sample of the other tests, with a picture worth the name and more scripts."""
    edition = sample()
    plan = _drawn("images/hall plan.png")
    parts = (*edition.parts, Part("Elsewhere", (_arabic("layla-2"), _JAPANESE, _CHINESE)))
    return replace(edition, parts=parts, images=(plan,))


def _from_the_right() -> Edition:
    """Return a book whose pages turn the other way."""
    return Edition(
        slug="from-the-right",
        title="ساعات الليل",
        language="ar",
        subtitle="أحاديث مع من يعملون ليلاً",
        front=(Matter("title-page"), Matter("contents")),
        parts=(Part("", (_arabic("layla"), _HEBREW)),),
        back=(Matter("colophon"),),
    )


def _drawn(path: str) -> Image:
    """Return a tall picture, larger than a phone's page, with a frame to see it by."""
    picture = Pillow.new("L", (1600, 2400), 235)
    ImageDraw.Draw(picture).rectangle((20, 20, 1580, 2380), outline=60, width=24)
    stream = io.BytesIO()
    picture.save(stream, "PNG")
    return Image(path, "image/png", stream.getvalue(), 1600, 2400)


def _arabic(id: str) -> Manuscript:
    """Return a talk of several pages in Arabic, with a note, verse and words from the left."""
    note = Note("1", ((Text("أُغلق المخبز سنة 1998."),),))
    answer = "منذ عشرين سنة. كان المخبز في آخر الشارع، وكنت أفتح الباب قبل الفجر."
    return Manuscript(
        id=id,
        title="ليلى والفرن",
        language="ar",
        subtitle="حديث قبل الفجر",
        speakers=(
            Speaker("س", "سامي حداد", "interviewer"),
            Speaker("ل", "ليلى منصور", "interviewee"),
        ),
        body=(
            said("س", "متى بدأتِ العمل في الليل؟"),
            Turn("ل", (paragraph(answer, note), paragraph("اسم الفرن «Vulcan 3» وما زال يعمل."))),
            Heading(2, (Text("الفجر"),)),
            *(said("ل", answer) for _ in range(12)),
            Heading(2, (Text("الباب"),)),
            Turn(
                "ل",
                (
                    paragraph("كنت ", Emphasis((Text("أغنّي"),)), ":"),
                    Verse((((Text("يا ليل"),), (Text("يا عين"),)),)),
                ),
            ),
        ),
    )


_HEBREW = Manuscript(
    id="ruth",
    title="המאפייה",
    language="he",
    speakers=(Speaker("ש", "דוד לוי", "interviewer"), Speaker("ר", "רות כהן", "interviewee")),
    body=(
        said("ש", "מתי התחלת לעבוד בלילה?"),
        said("ר", "לפני עשרים שנה. המאפייה הייתה בקצה הרחוב."),
    ),
)

_JAPANESE = Manuscript(
    id="yoru",
    title="夜のパン屋",
    language="ja",
    speakers=(Speaker("問", "田中一郎", "interviewer"), Speaker("答", "佐藤花子", "interviewee")),
    body=(
        said("問", "夜の仕事はいつからですか。"),
        Turn(
            "答",
            (
                paragraph(
                    "二十年前からです。パン屋は通りの", Emphasis((Text("端"),)), "にありました。"
                ),
                Verse((((Text("夜の鐘"),), (Text("遠くで鳴り"),)),)),
            ),
        ),
    ),
)

_CHINESE = Manuscript(
    id="yeban",
    title="夜班",
    language="zh-Hans",
    speakers=(Speaker("问", "王明", "interviewer"), Speaker("答", "李华", "interviewee")),
    body=(
        said("问", "你是什么时候开始上夜班的？"),
        said("答", "二十年前。面包店在街的尽头。"),
    ),
)
