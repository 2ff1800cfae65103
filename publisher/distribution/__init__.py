"""Distribution: in goes an edition with its finished files, out come the files that carry it on.

Every module gives artifacts whose names are paths within the folder of the release; ``manifest``
tells of all of them, and is the only one that reads a release again.

Floor 4: imports lower floors and its own modules only.
"""

from __future__ import annotations
