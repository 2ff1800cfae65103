"""The NCX: for old readers the same contents as for new ones (OPF 2.0.1, 2.4.1).

Floor 4: imports lower floors and its own modules only.
"""

from __future__ import annotations

from itertools import zip_longest

from publisher.checks.epub.addresses import address
from publisher.checks.epub.navigation import Navigation
from publisher.checks.epub.package import Package
from publisher.checks.epub.xml import Node, Tree
from publisher.checks.report import Report

__all__ = ["check_ncx"]


def check_ncx(tree: Tree, package: Package, navigation: Navigation, report: Report) -> None:
    """Check that the NCX names the book, and lists what the navigation document lists."""
    uids = [m.get("content") for m in tree.each("ncx:meta") if m.get("name") == "dtb:uid"]
    if package.identifier and uids != [package.identifier]:
        message = f"dtb:uid is “{' '.join(uids)}”, the identifier “{package.identifier}”"
        report.add("ncx-identifier", message, tree.at(tree.root))
    points = tree.each("ncx:navPoint")
    for point, entry in zip_longest(points, navigation.toc):
        if point is None:
            message = f"lacks “{entry.label}”, and perhaps more"
            report.add("ncx-disagrees", message, tree.at(tree.root))
            return
        label, target = _label(point), address(tree.path, _source(point))
        if entry is None or (label, target) != (entry.label, entry.target):
            wanted = f"“{entry.label}” ({entry.target})" if entry else "nothing more"
            message = f"has “{label}” ({target}) where the contents have {wanted}"
            report.add("ncx-disagrees", message, tree.at(point))
            return


def _label(point: Node) -> str:
    return next((child.text for child in point.children if child.name == "ncx:navLabel"), "")


def _source(point: Node) -> str:
    return next((c.get("src") for c in point.children if c.name == "ncx:content"), "")
