"""The web edition: in goes an edition with its finished files, out comes a folder of pages.

The folder opens from a disk or from any server, asks nobody else for anything, and holds
all that its pages link to.  Texts are those of the EPUB, with the same ids.

Floor 4: imports lower floors and its own modules only.
"""

from __future__ import annotations

from publisher.distribution.web.foliate import has_reader
from publisher.distribution.web.site import edition

__all__ = ["edition", "has_reader"]
