"""Sheets of strangers: whatever would be fetched from elsewhere is told, and nothing else is."""

from __future__ import annotations

import time

import pytest

from publisher.stylesheets import fetches


@pytest.mark.parametrize(
    "css",
    [
        "p { background: url(https://example.org/a.png) }",
        "p { background: URL( 'HTTP://example.org/a.png' ) }",
        'p { background: url("//example.org/a.png") }',
        r"p { background: \75rl(//example.org/a.png) }",
        r"p { background: url(h\74tps://example.org/a.png) }",
        'p { background: url("ht\ttps://example.org/a.png") }',
        r'p { background: url("/\\example.org/a.png") }',
        "p { background: u/**/rl(a) url(/**/) } q { cursor: url(ftp://example.org/a.cur), auto }",
        'p { background: image-set("https://example.org/a.png" 1x) }',
        'p { background: -webkit-image-set(var(--x, "https://example.org/a.png") 1x) }',
        'p { --x: "https://example.org/a.png"; background: image-set(var(--x) 1x) }',
        'p { background: src("https://example.org/a.png") }',
        "@font-face { font-family: x; src: local(x), url(https://example.org/a.woff2) }",
        "@media screen { p { & q { list-style: url(https://example.org/a.png) } } }",
        "@supports (display: grid) { p { filter: url(file:///a.svg#b) } }",
        '@import "a.css";',
        r'@\69mport url("a.css") screen;',
        "p { background: url(https://example.org/a.png",
    ],
)
def test_what_would_be_fetched_is_told(css: str) -> None:
    """However it is written; the line is that of the address."""
    (problem,) = fetches("web.css", f"\n\n{css}")
    assert problem.where is not None
    assert (problem.where.path, problem.where.line) == ("web.css", 3)


@pytest.mark.parametrize(
    "css",
    [
        "",
        "p { background: url(../images/dome.png) }",
        'p { background: url("images/a.png") } q { content: url(data:image/png;base64,AA==) }',
        '@namespace epub "http://www.idpf.org/2007/ops"; @namespace url(http://www.w3.org/a);',
        'p::after { content: "https://example.org/image" }',
        "/* url(https://example.org/a.png) */ p { color: red }",
        "p { background: image-set('a.png' 1x) } a[href^='https://a.example'] { color: red }",
        '@namespace url(http://www.w3.org/a); p { --label: "image: //"; color: red }',
    ],
)
def test_what_lies_in_the_book_may_be_used(css: str) -> None:
    """And words that only look like addresses are words."""
    assert fetches("web.css", css) == []


def test_faults_come_in_the_order_of_the_sheet() -> None:
    """All at once."""
    css = "a { b { c: url(http://1) } }\nd: url(http://2);\n@import 'e';"
    assert [problem.message for problem in fetches("a.css", css)] == [
        "would fetch http://1",
        "would fetch http://2",
        "@import is not heeded",
    ]


@pytest.mark.parametrize(
    "unit", ["url(", "{", "image(", "@import ", "--a:", '"\\', "(", "\\75rl(//", "a{b:url(//c)}"]
)
def test_a_sheet_of_nothing_but_beginnings_takes_no_time(unit: str) -> None:
    """Nor is any depth too deep."""
    begun = time.process_time()
    fetches("a.css", unit * 10_000)
    assert time.process_time() - begun < 10
