"""Pages about the book: series, copyright, sources, illustrations."""

from dataclasses import replace

import pytest
from editions import light_style, paragraph, picture, sample

from publisher import xhtml
from publisher.model.block import Figure
from publisher.model.edition import Copyright, Edition, Matter, Part, Product, Series, Volume
from publisher.model.inline import Text
from publisher.model.manuscript import Manuscript, Published, Recorded
from publisher.model.person import Contributor, Speaker
from publisher.model.publication import Folio, Medium, Pagination

TALK = Manuscript(
    "talk",
    "Why Talk?",
    "en-GB",
    recorded=Recorded("2021-03-14", "Oslo"),
    published=Published("The Review", "Cork", "2021-05", "CC BY 4.0", "© 2021 Anna Berg."),
    body=(
        paragraph("x"),
        Figure("a.png", "A"),
        Figure("a.png", "A", (Text("The quay"),)),
    ),
)
EDITION = Edition(
    "s",
    "Talk",
    "en-GB",
    contributors=(Contributor("Bo Ek", ("edt",)),),
    parts=(Part("", (TALK,)),),
    images=(picture("a.png"),),
)


def _body(name: str, medium: Medium = Medium.EPUB, **changes: object) -> str:
    edition = replace(EDITION, **changes)  # type: ignore[arg-type]
    return xhtml.render(edition, light_style(), medium).document(name).body


def test_series_page() -> None:
    """Name, editors, the other volumes with their numbers, the number of the series."""
    volumes = (Volume("Sleep", 1, "Edited by Cy Dahl"), Volume("Wake"))
    series = Series("Work & Sleep", 2, "0317-8471", ("Bo Ek", "Cy Dahl"), volumes)
    body = _body("series-page", front=(Matter("series-page"),), series=series)
    assert '<p class="series-name">Work &amp; Sleep</p>' in body
    assert '<p class="series-editors">Edited by Bo Ek and Cy Dahl</p>' in body
    assert '<span class="series-number">1</span> <cite>Sleep</cite><br/>' in body
    assert '<p class="series-volume"><cite>Wake</cite></p>' in body
    assert "ISSN 0317-8471" in body


def test_copyright_page_in_full() -> None:
    """Holders, record, ISBN of each product, printing; only what the edition says."""
    body = _body(
        "copyright",
        front=(Matter("copyright"),),
        back=(Matter("permissions"),),
        copyright=(Copyright("Bo Ek", "2026"), Copyright("Radio Oslo", "2019", "“Why Talk?”")),
        products=(Product("epub", "978-1-23456-789-7"), Product("paperback", "978-1-23456-788-0")),
        subjects=sample().subjects,
        address="1 Station Road\nOslo",
        publisher="Signal Press",
        impression=3,
        series=Series("Work and Sleep", 2),
    )
    assert "Copyright © 2026 Bo Ek<br/>“Why Talk?” © 2019 Radio Oslo" in body
    assert "Signal Press<br/>1 Station Road<br/>Oslo" in body
    assert "ISBN 978-1-23456-789-7 (EPUB)<br/>ISBN 978-1-23456-788-0 (paperback)" in body
    assert "Names: Ek, Bo" in body
    assert "Title: Talk / Edited by Bo Ek" in body
    assert "Series: Work and Sleep ; 2" in body
    assert "named in “Permissions”" in body
    assert '<p class="impression">10 9 8 7 6 5 4 3</p>' in body


@pytest.mark.parametrize("changes", [{"cataloguing": False}, {"subjects": ()}])
def test_no_record(changes: dict[str, object]) -> None:
    """An edition may have none, and one that says no subjects has nothing to record."""
    whole = {"front": (Matter("copyright"),), "subjects": sample().subjects} | changes
    assert 'class="record"' not in _body("copyright", **whole)


def test_sources() -> None:
    """Each interview with its recording, first printing, rights and licence, as its header says."""
    body = _body("permissions", back=(Matter("permissions"),))
    line = (
        '<p class="source"><span class="source-title">Why Talk?</span> '
        "Recorded 14 March 2021, Oslo. First published in The Review, Cork, May 2021. "
        "© 2021 Anna Berg. CC BY 4.0.</p>"
    )
    assert line in body


def test_sources_follow_the_editors_text() -> None:
    """Where the editor writes the section, the list stands below that text."""
    text = Manuscript("thanks", "Sources", "en-GB", body=(paragraph("By kind permission."),))
    body = _body("thanks", back=(Matter("permissions", text),))
    assert body.index("By kind permission.") < body.index('<div class="sources">')


def test_illustrations() -> None:
    """Pictures with a caption are listed; in print each has its folio."""
    edition = replace(EDITION, front=(Matter("illustrations"),))
    body = xhtml.render(edition, light_style(), Medium.EPUB).document("illustrations").body
    assert body.count("<li>") == 1
    assert '<a href="talk.xhtml#talk_figure-2"><span class="entry">The quay</span></a>' in body
    printed = xhtml.render(edition, light_style(), Medium.PRINT)
    assert '<figure id="talk_figure-2">' in printed.document("talk").body
    pagination = Pagination((Folio("talk_figure-2", "talk", "7", 9),), 9)
    (listed,) = xhtml.with_folios(edition, light_style(), printed, pagination)
    assert '<span class="folio">7</span>' in listed.body


def test_portraits_are_no_illustrations() -> None:
    """They stand before the pictures of the text and have no number among them."""
    speaker = Speaker("AB", "Anna Berg", "interviewee", portrait=Figure("a.png", "Anna"))
    text = replace(TALK, speakers=(speaker,))
    edition = replace(EDITION, front=(Matter("illustrations"),), parts=(Part("", (text,)),))
    made = xhtml.render(edition, light_style(), Medium.EPUB)
    assert '<figure id="talk_figure-2">' in made.document("talk").body
    assert 'href="talk.xhtml#talk_figure-2"' in made.document("illustrations").body
