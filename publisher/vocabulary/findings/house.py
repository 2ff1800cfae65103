"""What a copy-editor may mark in the texts of an edition."""

from __future__ import annotations

from publisher.model.finding import Family
from publisher.vocabulary.findings.kinds import note, warning

__all__ = ["KINDS"]

_TEXT = Family.MANUSCRIPT

KINDS = {
    # left over from the work
    "text-query-open": warning(
        _TEXT,
        what="A query of the editor is still in a text.",
        demand="The Chicago Manual of Style, 18th ed., “Manuscript Editing”: all queries are answered and deleted before a text is set. It is not printed, but what it asks is open",
        remedy="answer the query, and delete it",
    ),
    "text-placeholder": warning(
        _TEXT,
        what="Something holds the place of words that were to come: `TODO:`, `TK`, `lorem ipsum dolor`, `???`, `[insert date]`.",
        demand="KDP, “Paperback Submission Guidelines”: a file with placeholder text is not printed; The Chicago Manual of Style, 18th ed., “Manuscript Editing”",
        remedy="put the words that belong here, or delete it",
    ),
    "text-proposal-open": note(
        _TEXT,
        what="The machine proposed something about a text when it was ingested, and nobody has decided on it.",
        demand="House rule: the machine guessed, and nobody knows whether it is right",
        remedy="decide on them: `publisher review`",
    ),
    # marks
    "text-brackets-unbalanced": warning(
        _TEXT,
        what="A bracket is opened and not closed within what somebody says at a time, or closed and not opened.",
        demand="The Chicago Manual of Style, 18th ed., “Parentheses” and “Brackets”: they come in pairs",
        remedy="add the bracket that is wanting, or delete this one",
    ),
    "text-quotes-unbalanced": warning(
        _TEXT,
        what="A double quotation mark is opened and not closed, or closed and not opened. Paragraphs of one quotation may each open it.",
        demand="The Chicago Manual of Style, 18th ed., “Quotations and Dialogue”: nobody knows where somebody else’s words end",
        remedy="add the quotation mark that is wanting, or delete this one",
    ),
    "text-quotes-straight": warning(
        _TEXT,
        what="A quotation mark or an apostrophe is a straight one; inches and minutes are left alone.",
        demand="The Chicago Manual of Style, 18th ed., “‘Smart’ quotation marks”: published works use directional marks",
        remedy="write the quotation marks and apostrophes of the language",
    ),
    "text-quotes-mixed": note(
        _TEXT,
        what="A text opens quotations with two kinds of mark, where neither stands within the other.",
        demand="New Hart’s Rules, 2nd ed., “Quotations and direct speech”: one kind is for quotations, the other for quotations within them",
        remedy="choose one kind of mark; the other is for quotations within",
    ),
    "text-quotes-differ": note(
        _TEXT,
        what="A text quotes with other marks than most texts of its language.",
        demand="The Chicago Manual of Style, 18th ed., “Manuscript Editing”: a book of several authors has one style",
        remedy="choose one kind of mark for the texts of a language",
    ),
    "text-apostrophe-turned": note(
        _TEXT,
        what="An English word or decade that lacks its beginning has an opening quotation mark there: ‘em, ‘90s.",
        demand="The Chicago Manual of Style, 18th ed., “‘Smart’ apostrophes”",
        remedy="write an apostrophe: ’",
    ),
    "text-dash-typed": note(
        _TEXT,
        what="A hyphen between spaces, or two of them, stands for a dash.",
        demand="The Chicago Manual of Style, 18th ed., “Hyphens and Dashes”: a typescript’s dashes are set as dashes",
        remedy="write a dash: – or —",
    ),
    "text-dashes-mixed": note(
        _TEXT,
        what="A text has dashes with spaces round them and dashes without, or en and em dashes.",
        demand="New Hart’s Rules, 2nd ed., “Punctuation”: a book has one of them",
        remedy="choose one kind of dash for a text",
    ),
    "text-space-wrong": note(
        _TEXT,
        what="A space stands before a mark of punctuation, or none behind it. French has spaces before some.",
        demand="New Hart’s Rules, 2nd ed., “Punctuation”; *Lexique des règles typographiques*, Imprimerie nationale, for French",
        remedy="put one space behind the mark, and none before it",
    ),
    # words
    "text-word-doubled": note(
        _TEXT,
        what="A word stands twice in a row that nobody says twice on purpose (the the): articles, prepositions and the like, in ten languages.",
        demand="The Chicago Manual of Style, 18th ed., “Proofreading”; in speech it may be a stammer that is meant",
        remedy="delete one of the two, unless it was said twice",
    ),
    "text-name-differs": note(
        _TEXT,
        what="Two names differ by an accent, by a capital or by a letter within, and one of them is rare.",
        demand="The Chicago Manual of Style, 18th ed., “Manuscript Editing”: the spelling of names is verified and kept",
        remedy="spell the name in one way, if it is one name",
    ),
    "text-forms-mixed": note(
        _TEXT,
        what="A word has two good forms in the texts of one language (email, e-mail), or a hyphen here and none there.",
        demand="The Chicago Manual of Style, 18th ed., “Spelling”: a book keeps to one of them",
        remedy="choose one form for the book",
    ),
    # turns and speakers
    "text-turn-empty": note(
        _TEXT,
        what="A turn has neither words nor a sound told in brackets.",
        demand="House rule: a reader sees a name and nothing said, and who listens hears nothing else",
        remedy="delete the turn, or tell in brackets what is to be heard",
    ),
    "text-paragraph-long": note(
        _TEXT,
        what="A paragraph has more than 350 words, which is a page of print.",
        demand="House rule: the eye finds no place to rest, and a page without a paragraph cannot be fitted",
        remedy="divide it where the thought turns",
    ),
    "text-time-backwards": warning(
        _TEXT,
        what="A turn has an earlier time than one before it; a clock that starts anew is left alone.",
        demand="House rule: turns are in the order in which they were said, or a time is wrong; either misleads whoever listens along",
        remedy="correct the time, or move the turn",
    ),
    "text-speaker-unused": note(
        _TEXT,
        what="The header names a speaker who says nothing.",
        demand="House rule: the book would name somebody as interviewed who is not to be heard",
        remedy="delete the speaker from the header, or give them their turns",
    ),
    "text-speaker-role": note(
        _TEXT,
        what="Nobody says whether a speaker asks or answers (the role is `unknown`).",
        demand="MARC relators, interviewer (ivr) and interviewee (ive): styles tell questions from answers by the role, and metadata and index name who was interviewed",
        remedy="say the role in the header: interviewer, interviewee or another",
    ),
}
