"""MARC relator codes (Library of Congress) that an anthology needs.

``RELATORS`` maps the code to what a title or copyright page calls the role.
"""

from __future__ import annotations

__all__ = ["CREATOR_RELATORS", "RELATORS"]

RELATORS = {
    "aui": "Introduction by",
    "aft": "Afterword by",
    "aut": "By",
    "bkd": "Designed by",
    "com": "Compiled by",
    "cov": "Cover by",
    "edt": "Edited by",
    "ill": "Illustrated by",
    "ive": "Interviewee",
    "ivr": "Interviews by",
    "pbl": "Published by",
    "pht": "Photographs by",
    "trc": "Transcribed by",
    "trl": "Translated by",
    "wpr": "Preface by",
}

CREATOR_RELATORS = ("aut", "edt", "com", "ivr")
"""Roles that make a contributor a creator (dc:creator) of an anthology."""
