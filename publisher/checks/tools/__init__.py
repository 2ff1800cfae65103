"""Checkers of others, where they are installed: EPUBCheck and Ace by DAISY.

In: the bytes of an EPUB and what we found of it ourselves; out: what they found besides,
and what is to be said of a checker that is not there.

Floor 4: imports lower floors and its own modules only.
"""

from __future__ import annotations

from publisher.checks.tools.ask import Opinion, ask, find_tools
from publisher.checks.tools.tool import Absence, Tool

__all__ = ["Absence", "Opinion", "Tool", "ask", "find_tools"]
