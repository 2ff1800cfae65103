"""English."""

from __future__ import annotations

from publisher.transforms.lexicon.entry import Lexicon

__all__ = ["LEXICON"]

LEXICON = Lexicon(
    tag="en",
    common=frozenset(
        "the and of to in is that it was you he for on are with as his they at be this have from "
        "or had by not but what all were when we there can an your which their said if do will "
        "would about how out them then she so these him has two more her did my been who a me because just like know get got don't it's i i'm there's then very some went".split()
    ),
    asks=frozenset({"q", "question", "interviewer", "int", "i", "questioner", "reporter"}),
    answers=frozenset({"a", "answer", "interviewee", "respondent", "guest"}),
    moderators=frozenset({"moderator", "chair", "chairman", "chairperson", "host", "facilitator"}),
    audience=frozenset({"audience", "audience member", "audience question", "floor", "listener"}),
    narrators=frozenset({"announcer", "narrator", "voiceover", "voice-over", "voice over"}),
    header=(
        ("interviewee", "interviewee"),
        ("interviewees", "interviewee"),
        ("narrator", "interviewee"),
        ("narrators", "interviewee"),
        ("respondent", "interviewee"),
        ("informant", "interviewee"),
        ("guest", "interviewee"),
        ("guests", "interviewee"),
        ("interview", "interviewee"),
        ("interview with", "interviewee"),
        ("interviewer", "interviewer"),
        ("interviewers", "interviewer"),
        ("interviewed by", "interviewer"),
        ("interview by", "interviewer"),
        ("interview conducted by", "interviewer"),
        ("conducted by", "interviewer"),
        ("host", "interviewer"),
        ("hosts", "interviewer"),
        ("moderator", "moderator"),
        ("by", "author"),
        ("author", "author"),
        ("words", "author"),
        ("date", "date"),
        ("dates", "date"),
        ("interview date", "date"),
        ("date of interview", "date"),
        ("date of recording", "date"),
        ("recorded", "date"),
        ("recorded on", "date"),
        ("recording date", "date"),
        ("posted", "posted"),
        ("posted on", "posted"),
        ("published", "posted"),
        ("published on", "posted"),
        ("updated", "posted"),
        ("place", "place"),
        ("location", "place"),
        ("venue", "place"),
        ("place of interview", "place"),
        ("title", "title"),
        ("subject", "subject"),
        ("photographer", "credit"),
        ("photographs", "credit"),
        ("photos by", "credit"),
        ("transcriber", "transcriber"),
        ("transcribed by", "transcriber"),
        ("transcript by", "transcriber"),
        ("transcription", "transcriber"),
        ("translator", "translator"),
        ("translated by", "translator"),
        ("edited by", "editor"),
        ("editor", "editor"),
        ("duration", "length"),
        ("length", "length"),
        ("running time", "length"),
        ("project", "project"),
        ("collection", "project"),
        ("series", "project"),
        ("episode", "episode"),
        ("session", "session"),
        ("participants", "participants"),
        ("present", "participants"),
        ("speakers", "participants"),
        ("panel", "participants"),
        ("panelists", "participants"),
        ("panellists", "participants"),
        ("attendees", "participants"),
        ("language", "language"),
        ("source", "source"),
        ("audio file", "source"),
        ("recording file", "source"),
        ("url", "source"),
        ("keywords", "keywords"),
        ("summary keywords", "keywords"),
        ("tags", "keywords"),
        ("filed under", "keywords"),
        ("category", "keywords"),
        ("categories", "keywords"),
    ),
    months=(
        ("january", "jan"),
        ("february", "feb"),
        ("march", "mar"),
        ("april", "apr"),
        ("may",),
        ("june", "jun"),
        ("july", "jul"),
        ("august", "aug"),
        ("september", "sept", "sep"),
        ("october", "oct"),
        ("november", "nov"),
        ("december", "dec"),
    ),
    sounds=frozenset(
        "laugh laughs laughing laughed laughter chuckle chuckles chuckling giggle giggles sigh "
        "sighs sighing sobs sobbing cries crying weeps weeping cough coughs coughing sneezes "
        "sniffs snorts gasps groans whispers whispering whistles hums humming sings singing "
        "pause pauses pausing silence silent applause applauds cheers cheering boos music "
        "inaudible indistinct unintelligible unclear crosstalk overtalk overlapping interruption "
        "interrupts interrupted knock knocks knocking beep beeps bleep buzzer bell phone telephone "
        "door doorbell noise noises static break breath breathes inhales exhales clears clapping "
        "claps clicks nods nodding shrugs shrugging gestures gesturing smiles smiling grins "
        "shakes points pointing looks looking stands sits rises leaves enters exits long short "
        "background recording tape audio end beginning clock train dog".split()
    ),
    pronouns=frozenset({"he", "she", "they", "everyone", "everybody", "both", "all"}),
    said=frozenset(
        "i he she it we you they this that these those there here who what when where why how "
        "which is are was were be been am does did has have had would could should "
        "said says saying say asked asks told tells thought thinks wrote writes replied added "
        "then so because but if my your his her their our me him them us yes no not note notes "
        "nb ps p.s update updated correction example examples photo photos image images caption "
        "figure picture video watch listen read see related source sources credit credits via "
        "warning disclaimer contents index chapter part section reason step tip summary abstract "
        "introduction conclusion references hardware software location date time place title "
        "http https www edit spoiler spoilers result total "
        "break music intro outro theme sponsor advertisement ad commercial timestamp".split()
    ),
    captions=frozenset(
        {
            "photo",
            "photos",
            "image",
            "picture",
            "caption",
            "figure",
            "pictured",
            "photograph",
            "above",
            "left",
            "right",
            "below",
        }
    ),
    weekdays=frozenset(
        "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs "
        "fri sat sun".split()
    ),
    gaps=frozenset(
        "inaudible unintelligible indistinct unclear crosstalk tape recording audio".split()
    ),
    hesitations=(r"u+h+m*", r"u+m+", r"e+r+m*", r"e+h+m+", r"h+m+"),
    titles=frozenset(
        {"interview with", "an interview with", "a conversation with", "conversation with"}
    ),
    genres=frozenset(
        {"interview", "transcript", "full transcript", "the interview", "the transcript"}
        | {"transcription"}
    ),
    bylines=frozenset(
        {"by", "words by", "written by", "text by", "story by", "interview by", "interviewed by"}
        | {"interview conducted by"}
    ),
    recorded=frozenset({"recorded", "taped", "held", "filmed"}),
    posted=frozenset({"posted", "published", "updated"}),
    myself=frozenset({"i'm", "i’m", "i am", "my name is", "my name's", "my name’s", "this is"}),
    honorifics=frozenset(
        "mr mrs ms miss dr prof professor sir dame lord lady rev fr st mx captain capt colonel col "
        "general gen judge justice senator rabbi sister brother father mother".split()
    ),
    particles=frozenset(
        "of the and von van der de la le du da di del dos ben bin al el y st".split()
    ),
)
