"""Turns of a talk: each can be led to, and says once who speaks.

Floor 4: imports lower floors and its own modules only.
"""

from __future__ import annotations

from publisher.checks.epub.xml import Node, Tree
from publisher.checks.report import Report

__all__ = ["check_turns"]

_TURN = "turn"
_LABEL = "speaker"
"""Classes of a turn and of the name that opens it."""


def check_turns(tree: Tree, report: Report) -> None:
    """Check every turn of a document."""
    labels: dict[int, int] = {}
    turns = [node for node in tree.nodes if _TURN in node.tokens("class")]
    if not turns:
        return
    for node in tree.nodes:
        if _LABEL in node.tokens("class") and node.text:
            turn = next((a for a in node.ancestors() if _TURN in a.tokens("class")), None)
            if turn is not None:
                labels[turn.order] = labels.get(turn.order, 0) + 1
    for turn in turns:
        _check(turn, labels.get(turn.order, 0), tree, report)


def _check(turn: Node, labels: int, tree: Tree, report: Report) -> None:
    if not turn.get("id"):
        report.add("turn-without-id", "no link can lead to this turn", tree.at(turn))
    if labels != 1:
        report.add("turn-label-wrong", f"says {labels} times who speaks", tree.at(turn))
