"""Documents one by one: their frame, headings, pictures and scripts.

EPUB 3.3, 6; HTML Living Standard; WCAG 2.2.

Floor 4: imports lower floors and its own modules only.
"""

from __future__ import annotations

from publisher.checks.epub.facts import scripts
from publisher.checks.epub.xml import Node, Tree
from publisher.checks.report import Report

__all__ = ["check_document"]

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def check_document(tree: Tree, report: Report) -> None:
    """Check a document, whose root is html, by itself."""
    _check_frame(tree, report)
    titles = tree.each("title")
    if not titles or not titles[0].text:
        report.add("title-missing", "the document has no title", tree.at(tree.root))
    _check_headings(tree, report)
    for node in tree.each("img"):
        if "alt" not in node.attributes:
            report.add("image-without-alt", f"{node.get('src')} has no alt", tree.at(node))
    for node in scripts(tree):
        report.add("scripted", f"{node.name} runs a script", tree.at(node))


def _check_frame(tree: Tree, report: Report) -> None:
    """Check that html holds head and body, and nothing stands beside them."""
    root = tree.root
    names = [child.name for child in root.children]
    stray = [child for child in root.children if child.name not in ("head", "body")]
    loose = any(isinstance(part, str) and part.strip() for part in root.content)
    place: Node = stray[0] if stray else root
    if stray or loose or names != ["head", "body"]:
        message = "html holds something else than one head and one body"
        report.add("document-wrong", message, tree.at(place))


def _check_headings(tree: Tree, report: Report) -> None:
    level = 0
    for node in tree.each(*_HEADINGS):
        here = int(node.name[1])
        if here > level + 1:
            before = f"h{level}" if level else "no heading"
            report.add("heading-skipped", f"{node.name} follows {before}", tree.at(node))
        if here == 1 and level:
            report.add("heading-repeated", "this h1 is not the first heading", tree.at(node))
        level = here
