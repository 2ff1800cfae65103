"""For archives: in goes an edition, out comes every interview in forms that outlast programs.

``tei`` is what oral history archives exchange, ``webvtt`` goes with the recording, ``plain`` is
read by anybody, ``model_json`` loses nothing.  An editor's queries are no part of the text, and
none of these has them.
"""

from __future__ import annotations

from publisher.distribution.archive.files import FORMS, files

__all__ = ["FORMS", "files"]
