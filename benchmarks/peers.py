"""Other programs that make the same book: what they need, and how they are called."""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import pypandoc
from measure import Run, alone
from one_document import write_document
from typst_source import book

from publisher import resources, xhtml
from publisher.cache import NO_CACHE
from publisher.model.edition import Edition
from publisher.model.publication import Medium
from publisher.opening import read_edition
from publisher.pdf.geometry import Geometry
from publisher.pdf.setup import Cut
from publisher.pdf.setups import furniture_setup, page_geometry, style_spec, text_setup
from publisher.xhtml.needs import needed

__all__ = ["Peer", "peers", "versions"]

_TYPST = """
import sys, typst
source, pdf, root, fonts, *standards = sys.argv[1:]
typst.compile(source, output=pdf, root=root, font_paths=[fonts], ignore_system_fonts=True,
              pdf_standards=standards)
"""


_MARKDOWN = "markdown-citations"
"""Interviews are full of people’s names on networks, which begin with an @."""


@dataclass(frozen=True)
class Peer:
    """A program, the commands that make the book with it, and the PDF that comes out."""

    name: str
    commands: Sequence[Sequence[str]]
    pdf: Path

    def run(self) -> Run:
        """Make the book from nothing."""
        self.pdf.unlink(missing_ok=True)
        runs = [alone(command) for command in self.commands]
        return Run(
            sum(run.seconds for run in runs),
            sum(run.processor for run in runs),
            max(run.megabytes for run in runs),
        )


def versions() -> dict[str, str]:
    """Return the versions of the programs that are always there, by name."""
    found = {name: version(name) for name in ("weasyprint", "typst")}
    return found | {"pandoc": str(pypandoc.get_pandoc_version())}


def peers(edition_file: Path, into: Path) -> list[Peer]:
    """Write what all programs need to make the book of an edition; leave out those not there."""
    edition = read_edition(edition_file)
    style = resources.style_of(edition)
    publication = xhtml.render(edition, style, Medium.PRINT)
    spec = style_spec(style)
    documents = [d for d in publication.documents if d.role != "cover"]
    fallbacks = needed(documents, edition, style)
    text = text_setup(style, spec, NO_CACHE, fallbacks=fallbacks)
    furniture = furniture_setup(style, spec, NO_CACHE, fallbacks=fallbacks)
    page = page_geometry(style, spec, text.cuts)
    html = write_document(into / "html", edition, publication, text, furniture)
    root = edition_file.parent
    found = [
        _weasyprint(html, into / "weasyprint.pdf"),
        _typst(edition, page, text.cuts, root, into),
        *_pandoc(edition, page, root, into),
    ]
    if vivliostyle := shutil.which("vivliostyle"):
        pdf = into / "vivliostyle.pdf"
        found.append(Peer("vivliostyle", [[vivliostyle, "build", str(html), "-o", str(pdf)]], pdf))
    return found


def _weasyprint(html: Path, pdf: Path) -> Peer:
    command = [sys.executable, "-m", "weasyprint", "--pdf-variant", "pdf/ua-1", str(html), str(pdf)]
    return Peer("weasyprint", [command], pdf)


def _typst(edition: Edition, page: Geometry, cuts: Sequence[Cut], root: Path, into: Path) -> Peer:
    """Write the book as Typst source, beside its pictures, and the faces as files."""
    fonts = into / "fonts"
    fonts.mkdir()
    for number, cut in enumerate(cuts):
        (fonts / f"{number:02}.ttf").write_bytes(cut.data)
    families = list(dict.fromkeys(cut.face.family for cut in cuts))
    source = root / "typst.typ"
    source.write_text(book(edition, page, families), encoding="utf-8")
    pdf = into / "typst.pdf"
    return Peer("typst", [_compiled(source, pdf, root, fonts, "ua-1")], pdf)


def _compiled(source: Path, pdf: Path, root: Path, fonts: Path, *standards: str) -> list[str]:
    places = map(str, (source, pdf, root, fonts))
    return [sys.executable, "-c", _TYPST, *places, *standards]


def _pandoc(edition: Edition, page: Geometry, root: Path, into: Path) -> list[Peer]:
    """Write the book as Markdown with a heading for each interview, in the page of the style.

    Its PDF by Typst is tagged, but not PDF/UA: pandoc loses the descriptions of pictures.
    """
    texts = []
    for text in edition.interviews:
        written = Path(text.where.path).read_text(encoding="utf-8")
        _, _, body = written.removeprefix("---\n").partition("\n---\n")
        title = re.sub(r"([^\w\s])", r"\\\1", text.title)
        texts.append(into / f"{text.id}.md")
        texts[-1].write_text(f"# {title}\n\n{body}", encoding="utf-8")
    sides = {name: f"{getattr(page, name)}pt" for name in ("inside", "outside", "top", "bottom")}
    settings = into / "pandoc.json"
    settings.write_text(
        json.dumps(
            {
                "title": edition.title,
                "lang": edition.language,
                "papersize": "us-digest",
                "margin": sides,
                "mainfont": "EB Garamond",
                "fontsize": f"{page.page.size}pt",
            }
        )
    )
    command = [pypandoc.get_pandoc_path(), "-s", "--toc", "--file-scope", "-f", _MARKDOWN]
    command += ["--metadata-file", str(settings), "--resource-path", str(root)]
    command += map(str, texts)
    source, pdf = root / "pandoc.typ", into / "pandoc-typst.pdf"
    fonts = into / "fonts"
    to_typst = [*command, "-t", "typst", "-o", str(source)]
    found = [Peer("pandoc-typst", [to_typst, _compiled(source, pdf, root, fonts)], pdf)]
    if shutil.which("lualatex"):
        pdf = into / "pandoc-lualatex.pdf"
        to_latex = [*command, "-V", "documentclass=book", "--pdf-engine=lualatex", "-o", str(pdf)]
        found.append(Peer("pandoc-lualatex", [to_latex], pdf))
    return found
