"""Coverage-guided fuzzing of one reader: bytes in, a manuscript or one clear error out.

``python tests/fuzz/targets.py READER [OPTION OF LIBFUZZER…] [CORPUS]``, with atheris installed
(``requirements/fuzz.in``).  READER is the name of a reader, as ``registry.BUILT_IN`` has it, with
``-`` for a blank.  ``--seeds DIR`` writes a corpus to begin with, and the tokens of the format.
"""

from __future__ import annotations

import sys
from pathlib import Path

__all__ = ["main", "one_input"]

_TOKENS: tuple[bytes, ...] = (
    b"WEBVTT", b"-->", b"00:00:01.000", b"<v ", b"<!--", b"]]>", b"<![CDATA[", b"&amp;", b"&#",
    rb"{\rtf1", rb"\u", rb"\'", rb"\bin", rb"\uc", rb"{\*", b"<TEI>", b"<u who=", b"<Turn", b"<tt ",
    b"<script>", b"</p>", b"<td", b"''", b"{{", b"}}", b"[[", b"<ref>", b"<nowiki>", b"[^1]", b"```",
    b"---", b"> ", b"Q: ", b"A: ", b"\x00", b"\xff", b"\xef\xbb\xbf", b"speaker", b"text", b"\r", b"\t",
    b"Content-Type: ", b"=?utf-8?q?", b"base64", b"PK\x03\x04", b"%PDF-", b"\n\n", b"\xe2\x80\xae",
)  # fmt: skip


def one_input(name: str, data: bytes) -> None:
    """Read and normalise bytes as a file of this name; only a clear refusal may be raised.

    That the gate keeps a file back is one, too: ``blackbox`` is stricter.
    """
    from publisher import manuscript, readers, transforms
    from publisher.errors import ConservationError, InputError

    try:
        transcript = readers.read(Path(name), data)
        made = transforms.normalize(transcript, id="talk").with_source(f"raw/{name}")
        manuscript.write(made.manuscript)
    except (InputError, ConservationError):
        return


def _seeds(ending: str, folder: Path) -> None:
    from hostile_files import KINDS, hostile

    folder.mkdir(parents=True, exist_ok=True)
    folder.with_suffix(".dict").write_text("".join(map(_entry, _TOKENS)))
    kind = ending if ending in KINDS else "txt"
    for seed in range(60):
        folder.joinpath(f"seed-{seed:03}").write_bytes(hostile(seed, kind).data[:65536])


def _entry(token: bytes) -> str:
    return '"' + "".join(f"\\x{byte:02x}" for byte in token) + '"\n'


def main(arguments: list[str]) -> None:
    """Fuzz until libFuzzer ends."""
    import atheris

    with atheris.instrument_imports(include=["publisher.readers", "publisher.transforms"]):
        from publisher import transforms  # noqa: F401 — to be instrumented
        from publisher.readers import registry

    names = {reader.name.replace(" ", "-"): reader for reader in registry.BUILT_IN}
    if len(arguments) < 2 or arguments[1] not in names:
        sys.exit(f"which reader? one of {' '.join(names)}")
    ending = names[arguments[1]].extensions[0]
    if arguments[2:3] == ["--seeds"]:
        _seeds(ending.removeprefix("."), Path(arguments[3]))
        return
    atheris.Setup([arguments[0], *arguments[2:]], lambda data: one_input(f"talk{ending}", data))
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv)
