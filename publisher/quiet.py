"""Libraries keep silent: what they warn of and log holds the names and texts of strangers.

What matters of it is listened to where it is made (``pdf.press``), and told as a finding.

Floor 1: imports the standard library only.
"""

from __future__ import annotations

import logging
import sys
import warnings

__all__ = ["hush"]


def hush() -> None:
    """Let this process write nothing to stderr that we do not write ourselves.

    Python writes warnings, what nobody handles of a log (``logging.lastResort``), and what
    goes wrong where no exception can be raised (``sys.unraisablehook``), with a traceback.
    """
    warnings.simplefilter("ignore")
    logging.getLogger().addHandler(logging.NullHandler())
    sys.unraisablehook = lambda _: None
