"""Look at the colour profile of a press without trusting it.

In go bytes, out comes the profile, or an InputError that says what it is instead.

Floor 1: imports floor 0 only.
"""

from __future__ import annotations

import io

from PIL import ImageCms

from publisher.errors import InputError, Problem
from publisher.model.edition import Profile
from publisher.source import Location

__all__ = ["examine"]

_HINT = "take the profile that your printer gives for its paper, a CMYK output profile"
_WANTED = {"device_class": "prtr", "xcolor_space": "CMYK"}
_NEWEST = 5.0


def examine(path: str, data: bytes, where: Location) -> Profile:
    """Return the profile; raise InputError for anything but that of a press in four inks."""
    try:
        found = ImageCms.ImageCmsProfile(io.BytesIO(data)).profile
        traits = {name: str(getattr(found, name)).strip() for name in _WANTED}
        usable = traits == _WANTED and found.version < _NEWEST
    except (ImageCms.PyCMSError, OSError, ValueError):
        usable = False
    if not usable:
        raise InputError(Problem(f"{path} is no profile of a press", where, _HINT))
    return Profile(path, data)
