"""What no reader may do: leave letters of a file that nothing accounts for."""

from __future__ import annotations

from publisher.model.transcript import Transcript


def unclaimed(found: Transcript) -> str:
    """Return the letters that are in no event and in no omission."""
    claimed = set()
    for event in found.events:
        ends = [*(letter for letter, _ in event.anchors[1:]), len(event.text)]
        for (letter, character), end in zip(event.anchors, ends, strict=True):
            claimed.update(range(character, character + end - letter))
    for omission in found.omissions:
        claimed.update(range(omission.start, omission.end))
    return "".join(c for n, c in enumerate(found.text) if c.isalnum() and n not in claimed)
