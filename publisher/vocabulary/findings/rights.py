"""What may be found of what people agreed to, and of names that are to be hidden."""

from __future__ import annotations

from functools import partial

from publisher.model.finding import Family
from publisher.vocabulary.findings.kinds import error, note, warning

__all__ = ["KINDS"]

_binding = partial(error, binding=True)
"""An error that is another person's to forgive, so that no edition may waive it."""

KINDS = {
    "consent-scope": _binding(
        Family.RIGHTS,
        what="Somebody who is interviewed has not agreed to a product: `scope` in `people.toml` lacks it.",
        demand="GDPR, Art. 7(1), and Art. 6(1)(a): consent is for specific purposes, and must be shown. Oral History Association, “Principles and Best Practices”: the narrator says how the interview may be used. The product is not built",
        remedy="ask for it and add it to `scope`, or leave the product or the interview out",
    ),
    "consent-embargo": _binding(
        Family.RIGHTS,
        what="The edition is published before the day from which somebody agreed to it, or says no day.",
        demand="Oral History Association, “Principles and Best Practices”: restrictions that narrators set on access are honoured. The day is that of the edition, for a clock would give the same files another answer. Nothing is built",
        remedy="publish it later, or leave the interview out",
    ),
    "consent-changed": _binding(
        Family.RIGHTS,
        what="An interview says something else than its narrator approved; the turn and the words are told.",
        demand="Oral History Association, “Principles and Best Practices”: narrators review what is published of them. Consent is to a text, and to no other. Nothing is built",
        remedy="undo it, or ask again and record the answer with `publisher approve`",
    ),
    "pseudonym-portrait": _binding(
        Family.RIGHTS,
        what="Somebody goes by a pseudonym, and a portrait shows the face.",
        demand="GDPR, Art. 4(1) and 4(5): a face identifies as a name does. Nothing is built",
        remedy="take the portrait out; if the face may be shown, `portrait = true` in the pseudonym",
    ),
    "consent-missing": warning(
        Family.RIGHTS,
        what="There is a registry of people, and it does not tell what somebody agreed to who is interviewed.",
        demand="GDPR, Art. 7(1): whoever relies on consent must be able to show it",
        remedy="write down under `consent` in `people.toml` what the person agreed to",
    ),
    "approval-missing": note(
        Family.RIGHTS,
        what="Somebody agreed to be published, and has not approved the text of an interview.",
        demand="Oral History Association, “Principles and Best Practices”: narrators are given the chance to review the text",
        remedy="let the person read it, then record it with `publisher approve`",
    ),
    "name-leak": _binding(
        Family.RIGHTS,
        what="A word of a name that a pseudonym hides stands in a finished file: in its text, metadata, names of files, pictures or anywhere else.",
        demand="GDPR, Art. 4(5): what attributes the text to a person must be kept apart from it. The files are not published",
        remedy="say in `people.toml` what stands for it, under `replace`; if it is another person’s or thing’s, under `allow`",
    ),
    "name-unsearched": _binding(
        Family.RIGHTS,
        what="A finished file cannot be searched for such names, since it cannot be read whole.",
        demand="House rule: what cannot be read may hold a name",
        remedy="make the file anew",
    ),
}
"""What may be found of people's rights."""
