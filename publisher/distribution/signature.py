"""The signature of a release: who has a key of SSH signs its sums, and anybody can verify that.

What is signed is ``SHA256SUMS``, and so every file of the release with its bytes: the manifest is
one of them, and tells sizes, the moment of the edition, its serial and the list before it (after
The Update Framework, 1.0.33, 4.3: nothing can be put in another's place, left out, or rolled
back unseen).  OpenSSH makes the signature and verifies it (ssh-keygen(1), ``-Y``;
PROTOCOL.sshsig), so that no reader needs this program.  An Ed25519 signature of the same bytes
is always the same (RFC 8032, 5.1.6).

The key stays where it is: ssh-keygen reads it, or asks the agent that has it.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from publisher.distribution.sums import SUMS
from publisher.errors import MachineError, Problem, UsageError
from publisher.programs import Ended, OverrunError, perform
from publisher.source import Location

__all__ = ["NAMESPACE", "SIGNATURE", "Verdict", "sign", "verified"]

SIGNATURE = f"{SUMS}.sig"
NAMESPACE = "publisher-edition"
"""What the signature is for: one of the same key for another purpose is none of a release."""

_SECONDS = 60.0
"""How long a key may take: one of hardware waits for a finger."""

_SILENT = {"SSH_ASKPASS_REQUIRE": "never", "LC_ALL": "C"}
_KEY = re.compile(r"with (?P<key>[\w@.-]+) key (?P<print>SHA256:[\w+/=]+)")
_INSTALL = "it comes with OpenSSH: `apt-get install openssh-client`"
_HINTS = {
    "too open": "nobody else may read a private key: chmod 600 it",
    "incorrect passphrase": "the key has a passphrase: give it to the agent first, by ssh-add",
    "No private key found": "its private half is neither beside it nor in an agent: see ssh-add -l",
    "Couldn't load public key": "this is no SSH key",
}
"""By what ssh-keygen says of a key, what to do; the first that it says stands."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a signature proves.

    ``key`` is its kind and fingerprint (``ED25519 SHA256:…``), empty if the signature is none of
    these bytes.  ``signer`` is who that is by a list of signers, empty if there was no list or
    the key is not in it; ``fault`` says what is wrong, and is empty if nothing is.
    """

    key: str = ""
    signer: str = ""
    fault: str = ""


def sign(data: bytes, key: Path) -> bytes:
    """Return the signature of a list of sums, armoured.

    ``key`` is the path of a private key, or of a public one whose private half an agent has.
    Raises UsageError if there is no such file, MachineError if it cannot sign.
    """
    where = Location(str(key))
    if not key.is_file():
        raise UsageError(Problem("no such key", where, "name the file of an SSH key"))
    with _desk() as folder:
        (folder / SUMS).write_bytes(data)
        ended = _asked(folder, "sign", "-f", str(key.absolute()), SUMS)
        made = folder / SIGNATURE
        if ended.code or not made.is_file():
            hint = next((_HINTS[one] for one in _HINTS if one in ended.said), "")
            raise MachineError(Problem(f"cannot sign: {_last(ended)}", where, hint))
        return made.read_bytes()


def verified(data: bytes, signature: bytes, signers: Path | None = None) -> Verdict:
    """Return what a signature of a list of sums proves.

    ``signers`` is a list of who has which key (ssh-keygen(1), "Allowed signers").  Raises
    UsageError if there is no such file, MachineError if ssh-keygen cannot be asked.
    """
    if signers and not signers.is_file():
        raise UsageError(Problem("no such list of signers", Location(str(signers))))
    with _desk() as folder:
        path = folder / SIGNATURE
        path.write_bytes(signature)
        ended = _asked(folder, "check-novalidate", "-s", str(path), given=data)
        found = _KEY.search(ended.said)
        if ended.code or not found:
            return Verdict(fault="is not a signature of these sums")
        key = f"{found['key']} {found['print']}"
        if signers is None:
            return Verdict(key)
        listed = str(signers.absolute())
        ended = _asked(folder, "find-principals", "-s", str(path), "-f", listed, given=data)
        signer = _last(ended).partition(",")[0]
        if not ended.code and signer:
            asked = ("-s", str(path), "-f", listed, "-I", signer)
            if not _asked(folder, "verify", *asked, given=data).code:
                return Verdict(key, signer)
        return Verdict(key, fault=f"is by {key}, who is none of the signers of {signers}")


@contextmanager
def _desk() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="publisher-") as folder:
        yield Path(folder)


def _asked(folder: Path, what: str, *arguments: str, given: bytes = b"") -> Ended:
    """Ask ssh-keygen; raise MachineError if it is not here or does not answer."""
    program = shutil.which("ssh-keygen")
    if program is None:
        raise MachineError(Problem("ssh-keygen is not here", None, _INSTALL))
    namespace = () if what == "find-principals" else ("-n", NAMESPACE)
    command = (program, "-Y", what, *namespace, *arguments)
    try:
        return perform(command, folder, _SILENT, given=given, longest=_SECONDS)
    except (OSError, OverrunError) as error:
        raise MachineError(Problem(f"ssh-keygen cannot be asked: {error}")) from error


def _last(ended: Ended) -> str:
    lines = [line for line in ended.said.splitlines() if line.strip()]
    return lines[-1].strip() if lines else "ssh-keygen says nothing"
