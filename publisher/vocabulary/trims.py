"""Trim sizes by name, width × height in points (1/72 inch).

Sources: KDP Help G201834180 (paperback trims) and ISO 216 for the A sizes.
"""

from __future__ import annotations

__all__ = ["TRIMS"]

_MM = 72 / 25.4

TRIMS = {
    "5x8in": (360.0, 576.0),
    "5.25x8in": (378.0, 576.0),
    "5.5x8.5in": (396.0, 612.0),
    "6x9in": (432.0, 648.0),
    "7x10in": (504.0, 720.0),
    "8.5x11in": (612.0, 792.0),
    "a5": (148 * _MM, 210 * _MM),
    "b-format": (129 * _MM, 198 * _MM),
}
