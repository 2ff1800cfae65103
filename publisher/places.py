"""Where the files lie that come with the program.

Floor 1: imports floor 0 only.
"""

from __future__ import annotations

from pathlib import Path

from publisher.errors import MachineError, Problem

__all__ = ["styles_root"]


def styles_root() -> Path:
    """Return the folder that holds one folder a style.

    Raises ``MachineError`` when the package was installed without its styles.
    """
    package = Path(__file__).parent
    for root in (package / "_styles", package.parent / "styles"):
        if root.is_dir():
            return root
    raise MachineError(Problem("the styles are missing", hint="reinstall publisher"))
