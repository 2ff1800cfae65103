"""The sample edition, released by the command as anybody would."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

__all__ = ["ADDRESS", "Real", "release"]

ROOT = Path(__file__).parents[2]
ADDRESS = "https://books.example/small-hours/"


@dataclass(frozen=True)
class Real:
    """A release on the disk."""

    folder: Path
    manifest: dict[str, dict[str, Any]] = field(repr=False)
    """What the manifest says of each file, by its path."""

    @cached_property
    def files(self) -> list[str]:
        """Return the paths of all files in the folder."""
        found = (path for path in self.folder.rglob("*") if not path.is_dir())
        return sorted(path.relative_to(self.folder).as_posix() for path in found)

    @property
    def kinds(self) -> set[str]:
        """Return the kinds of files that the manifest knows."""
        return {str(one["kind"]) for one in self.manifest.values()}


def release(scratch: Path) -> Real:
    """Release a copy of the sample, with offprints and an address of its web edition."""
    edition = scratch / "edition"
    shutil.copytree(ROOT / "manuscripts" / "small-hours", edition)
    header = edition / "edition.toml"
    said = header.read_text("utf-8")
    assert "offprints = true\n" in said
    header.write_text(f'{said}\n[web]\naddress = "{ADDRESS}"\n', "utf-8")
    command = [sys.executable, "-m", "publisher", "release", edition, "--out", scratch / "dist"]
    settings = {
        "PUBLISHER_EPUBCHECK": "none",  # they judge afterwards
        "PUBLISHER_ACE": "none",
        "XDG_CACHE_HOME": str(scratch / "cache"),
    }
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, cwd=ROOT, env=os.environ | settings
    )
    assert done.returncode == 0, done.stderr
    folder = scratch / "dist" / "small-hours"
    told = json.loads((folder / "manifest.json").read_bytes())
    return Real(folder, {one["path"]: one for one in told["files"]})
