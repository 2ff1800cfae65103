"""Pages of sites: what is the text, what is around it, and what they state about themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.model.transcript import Action, EventKind, Transcript
from publisher.readers import read
from publisher.transforms.normalize import normalize

ANSWERS = (
    "I was seventeen when the mill burned, and nobody has asked me about it in forty years.",
    "We carried water in hats, in kettles, in whatever would hold it; my aunt used a drum.",
    "The owner stood on the bridge in his nightshirt and counted the windows as they went.",
)
TALK = "".join(
    f"<p><strong>{asked}</strong></p><p>{told}</p>"
    for asked, told in zip(("Were you there?", "What did you do?", "And he?"), ANSWERS, strict=True)
)
LINKS = "".join(f'<li><a href="/{n}">An older story, number {n}</a></li>' for n in range(4))


def html(text: str) -> Transcript:
    """Read a page; the gate must hold for it."""
    transcript = read(Path("page.html"), text.encode())
    normalize(transcript, id="page")
    return transcript


def said(text: str) -> list[str]:
    """Return the words of all passages but breaks."""
    return [event.text for event in html(text).events if event.kind is not EventKind.BREAK]


def dropped(text: str) -> dict[str, str]:
    """Return the reasons for which something was dropped, with what was."""
    transcript = html(text)
    return {
        o.why: transcript.text[o.start : o.end]
        for o in transcript.omissions
        if o.action is Action.DROPPED
    }


def stated(text: str) -> dict[str, str]:
    """Return what a page states, the first of each key."""
    return {one.key: one.value for one in reversed(html(text).evidence)}


_WORDS = said(TALK)


@pytest.mark.parametrize(
    ("around", "why"),
    [
        ("<nav><a href=/>Home</a></nav>{}", "navigation"),
        ('<div role="navigation">Home and more</div>{}', "navigation"),
        ('<header id="masthead">The Weir Post</header>{}', "navigation"),
        ('<div class="breadcrumbs">Home › Talks</div>{}', "navigation"),
        ("{}<footer>Weir Post, 12 Mill Lane.</footer>", "page footer"),
        ("{}<aside>We also print cards.</aside>", "sidebar"),
        ('<div class="cookie-notice">We use cookies, as all do.</div>{}', "cookie notice"),
        ('{}<div class="share-buttons">Tell a friend</div>', "sharing"),
        ('{}<div class="jp-relatedposts">The clock that ran backwards.</div>', "related"),
        ('{}<div id="newsletter-signup">A letter every Friday.</div>', "promotion"),
        ('{}<div class="subscription-widget-wrap"><p>A letter a week.</p></div>', "promotion"),
        ('{}<div class="entry-tags tags">mill, fire</div>', "tags"),
        ('{}<div class="author-bio">She writes about rivers.</div>', "author bio"),
        ('{}<div id="comments"><p>I knew his aunt, she was just so.</p></div>', "reader comment"),
        ('{}<section class="comment-list"><p>So did I.</p></section>', "reader comment"),
        ("{}<form><p>Write to us.</p><input></form>", "form"),
        ('{}<p class="wp-caption-text">The mill in 1931</p>', "caption"),
        ("{}<figure><img src=x><figcaption>The mill</figcaption></figure>", "caption"),
        ('{}<div style="display: none">Counted by Tally.</div>', "hidden text"),
        ('<a class="screen-reader-text" href="#c">Skip</a>{}', "hidden text"),
        ("{}<noscript>Please switch it on.</noscript>", "hidden text"),
        ('{}<div role="dialog">Before you go</div>', "promotion"),
        ("{}<iframe>Your browser shows no frames.</iframe>", "embedded media"),
    ],
)
def test_what_is_called_so_is_left_out(around: str, why: str) -> None:
    """Elements, roles and names tell the parts around a text, in fragments and in whole pages."""
    assert said(around.format(TALK)) == _WORDS
    assert why in dropped(around.format(TALK))
    page = f"<html><body><div>{around.format(f'<article>{TALK}</article>')}</div></body></html>"
    assert said(page) == _WORDS


@pytest.mark.parametrize(
    "name",
    "sidebar comments caption share related promo ad menu tags author byline modal footer hidden "
    "cookie newsletter has-sidebar no-comments content-sidebar-wrap elementor-widget".split(),
)
@pytest.mark.parametrize(
    "page",
    [
        '<div class="{name}">{talk}</div>',
        '<html><body class="{name}"><div class="{name}">{talk}</div></body></html>',
        '<article><div id="{name}">{talk}</div></article>',
        "<div>{named}</div>",
    ],
)
def test_no_name_outdoes_the_weight_of_the_text(name: str, page: str) -> None:
    """A part that is most of a page, or passage by passage talks, stays whatever it is called."""
    named = TALK.replace("<p>", f'<p class="{name}">')
    assert said(page.format(name=name, talk=TALK, named=named)) == _WORDS


@pytest.mark.parametrize(
    "page",
    [
        "<main>{}</main>",
        "<div><div><article>{}</article></div></div>",
        '<div role="main">{}</div>',
        '<div itemprop="articleBody">{}</div>',
        '<div class="entry-content">{}</div>',
        '<div class="article__body">{}</div>',
        '<main><article><div class="post-content">{}</div></article></main>',
    ],
)
def test_what_lies_outside_the_text_is_left_out(page: str) -> None:
    """If a part says it is the text and holds most of it, the rest is around it."""
    around = "<div>Weir Post</div>{}<div><p>We print cards for every occasion as well.</p></div>"
    assert said(around.format(page.format(TALK))) == _WORDS


def test_two_parts_that_say_so_are_both_the_text() -> None:
    """An advertisement may cut an article in two."""
    half = len(TALK) // 3
    cut = TALK.index("<p><strong>", half)
    page = (
        f'<main><div class="entry-content">{TALK[:cut]}</div><div class="ad-slot">Buy.</div>'
        f'<div class="entry-content">{TALK[cut:]}</div></main>'
    )
    assert said(page) == _WORDS


def test_an_introduction_before_the_text_stays() -> None:
    """A title and a dek often stand outside the article's body."""
    page = (
        "<html><head><title>The Mill Fire</title></head><body><article><header>"
        '<h1>The Mill Fire</h1><p class="standfirst">She was there in 1931.</p></header>'
        f'<div class="entry-content">{TALK}</div></article></body></html>'
    )
    assert said(page) == ["She was there in 1931.", *_WORDS]


@pytest.mark.parametrize(
    "heading",
    [
        "<h3>Comments</h3>",
        "<h3>3 Comments</h3>",
        "<p><b>Leave a comment</b></p>",
        "<h2>2 thoughts on “The Mill Fire”</h2>",
        "<h4>Kommentare (2)</h4>",
        "<h3>Laisser un commentaire</h3>",
        "<h3>コメント</h3>",
    ],
)
def test_comments_under_a_heading_are_left_out(heading: str) -> None:
    """Where nothing is named, the heading tells what follows."""
    page = f"{TALK}<div>{heading}<p>I knew his aunt.</p><p>So did I, and her drum.</p></div>"
    assert said(page) == _WORDS


@pytest.mark.parametrize(
    "end",
    [
        f"<h3>You might also like</h3><ul>{LINKS}</ul>",
        f"<ul>{LINKS}</ul>",
        "<p>© 2011 Weir Post. All rights reserved.</p>",
        "<p>Filed under: <a href=/t>Talks</a></p><p>Powered by Quill</p>",
        "<hr><font size=1>Last updated 3 May 1998</font>",
        '<p><a href="/p">« Previous</a> | <a href="/n">Next »</a></p>',
    ],
)
def test_lines_of_the_site_behind_the_text_are_left_out(end: str) -> None:
    """Nothing is named, but links and lines of rights end no talk."""
    assert said(TALK + end) == _WORDS


def test_rows_of_links_within_the_text_are_left_out() -> None:
    """Three links below one another are a menu; a list of contents leads to the same page."""
    contents = "".join(f'<li><a href="#q{n}">Were you there?</a></li>' for n in range(3))
    assert said(f"<p>{ANSWERS[0]}</p><ul>{LINKS}</ul>{TALK}")[0] == ANSWERS[0]
    assert dropped(f"<p>{ANSWERS[0]}</p><ul>{contents}</ul>{TALK}").keys() == {"list of contents"}


def test_a_link_amid_the_text_stays() -> None:
    """A question that is a link is a question; a list of two books is an answer."""
    books = '<ul><li><a href="/a">The Flood</a></li><li><a href="/b">The Drum</a></li></ul>'
    linked = '<p><strong><a href="/x">Which books?</a></strong></p>'
    assert said(f"{TALK}{linked}{books}<p>Those two, and no more.</p>")[-4:] == [
        "Which books?",
        "The Flood",
        "The Drum",
        "Those two, and no more.",
    ]


def test_what_is_said_twice_is_dropped_if_it_is_called_a_pull_quote() -> None:
    """A quotation drawn out of the text says nothing new; another one does."""
    pulled = "<blockquote class=pullquote>my aunt used a drum</blockquote>"
    assert said(TALK + pulled + "<p>That is all.</p>") == [*_WORDS, "That is all."]
    other = "<blockquote class=pullquote>nobody used a drum</blockquote>"
    assert "nobody used a drum" in said(TALK + other + "<p>That is all.</p>")


def test_a_folded_answer_is_no_hidden_text() -> None:
    """What a click unfolds is hidden in the file only."""
    folded = f"<p>Ask:</p><div style='display:none'>{TALK}</div>"
    assert said(folded)[1:] == _WORDS


def test_a_form_around_the_whole_page_is_none() -> None:
    """Some servers wrap every page in a form."""
    assert said(f"<form action=x>{TALK}<input type=submit></form>") == _WORDS


# --- what a page states ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<title>The Mill Fire</title>", "The Mill Fire"),
        ("<title>The Mill Fire | Weir Post</title>", "The Mill Fire"),
        ("<title>The Mill Fire – The Weir Post</title>", "The Mill Fire"),
        ("<title>Weir Post: The Mill Fire</title><meta property=og:site_name content='Weir Post'>",
         "The Mill Fire"),
        ("<title>x</title><meta property=og:title content='The Mill Fire'>", "The Mill Fire"),
        ("<title>x</title><meta name=DC.title content='The Mill Fire'>", "The Mill Fire"),
        ("<title>The Mill Fire and the Drum - Weir Post</title>", "The Mill Fire and the Drum"),
    ],
)  # fmt: skip
def test_the_title_is_told_without_the_site(head: str, title: str) -> None:
    """Head and metadata name the title, and often the site with it."""
    assert stated(f"<html><head>{head}</head><body>{TALK}</body></html>")["title"] == title


def test_the_heading_that_the_head_names_is_the_title() -> None:
    """The first heading may be the site's; the title is the one the head names too."""
    page = (
        "<html><head><title>The Mill Fire — Weir Post</title></head><body><h1>Weir Post</h1>"
        f"<h2>The Mill Fire</h2>{TALK}</body></html>"
    )
    assert stated(page)["title"] == "The Mill Fire"
    assert said(page) == _WORDS


@pytest.mark.parametrize(
    ("text", "author"),
    [
        ("<meta name=author content='Ida Brandt'>", "Ida Brandt"),
        ("<meta property='article:author' content='Ida Brandt'>", "Ida Brandt"),
        ("<p class=byline>By Ida Brandt, 3 May 2011</p>", "Ida Brandt"),
        ("<a rel=author href=/i>Ida Brandt</a>", "Ida Brandt"),
        ("<span class=author-name>Ida Brandt</span>", "Ida Brandt"),
        (('<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "author": '
         '[{"@type": "Person", "name": "Ida Brandt"}]}]}</script>'), "Ida Brandt"),
        ("<meta name=author content='https://e.org/i'>", None),
        ("<meta name=author content='admin'>", None),
    ],
)  # fmt: skip
def test_authors_are_stated_in_many_ways(text: str, author: str | None) -> None:
    """Metadata, links and bylines name who wrote; addresses and offices are nobody."""
    assert stated(f"<div>{text}</div>{TALK}").get("author") == author


@pytest.mark.parametrize(
    "text",
    [
        "<meta property='article:published_time' content='2011-05-03T09:00:00Z'>",
        "<meta name=DC.date content=2011-05-03>",
        "<time datetime=2011-05-03>last week</time>",
        "<time class=updated datetime=2012-01-01></time><time datetime=2011-05-03></time>",
        (
            '<script type="application/ld+json">{"@type":"Article","datePublished":"2011-05-03"}'
            "</script>"
        ),
        "<title>The Mill</title><h1>The Mill</h1><p>Ida Brandt · May 3, 2011 · 5 min read</p>",
    ],
)
def test_the_day_is_stated_in_many_ways(text: str) -> None:
    """However a page says when it was published, the manuscript has that day."""
    made = normalize(html(f"{text}{TALK}"), id="page")
    assert made.metadata.posted == "2011-05-03"
    assert said(f"{text}{TALK}")[-6:] == _WORDS


def test_the_language_of_the_page_is_that_of_the_talk() -> None:
    """The attribute on the root says it."""
    assert stated(f"<html lang=en-GB><body>{TALK}</body></html>")["language"] == "en-GB"
    assert "language" not in stated(TALK)


@pytest.mark.parametrize("code", ["[" * 5000, "{", '{"@type": 5, "author": 7}', "null", ""])
def test_broken_linked_data_states_nothing(code: str) -> None:
    """What a script says wrongly is passed over."""
    page = f'<script type="application/ld+json">{code}</script>{TALK}'
    assert said(page) == _WORDS
    assert stated(page) == {}
