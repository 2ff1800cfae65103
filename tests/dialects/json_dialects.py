"""A talk as JSON, as services, programs and hands write it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from itertools import groupby
from typing import Any

from dialects.talk import ASKER, Talk

__all__ = ["NAMELESS", "NAMES", "NUMBERED"]


def _ids(talk: Talk) -> dict[str, int]:
    return {name: n for n, name in enumerate(dict.fromkeys(t.speaker for t in talk.turns))}


def _parted(word: str) -> tuple[str, str]:
    """Return a word and the sign behind it."""
    match = re.fullmatch(r"(.*?[\w%\])”’])([.,;:?!]?)", word)
    return (match[1], match[2]) if match else (word, "")


def _clock(seconds: float, sign: str = ",") -> str:
    whole = int(seconds)
    part = round((seconds - whole) * 1000)
    return f"{whole // 3600:02}:{whole % 3600 // 60:02}:{whole % 60:02}{sign}{part:03}"


# --- nobody is told apart ----------------------------------------------------------------------


def whisper(talk: Talk) -> Any:
    """Return OpenAI Whisper's output with words."""
    segments = []
    for number, (_, text, start, end) in enumerate(talk.sentences()):
        segments.append(
            {
                "id": number,
                "seek": 0,
                "start": start,
                "end": end,
                "text": f" {text}",
                "tokens": [50364, 1012, 286],
                "temperature": 0.0,
                "avg_logprob": -0.21,
                "words": [
                    {"word": f" {w}", "start": start, "end": end, "probability": 0.98}
                    for w in text.split()
                ],
            }
        )
    whole = "".join(segment["text"] for segment in segments)
    return {"text": whole, "segments": segments, "language": "en"}


def whisper_cpp(talk: Talk) -> Any:
    """Return whisper.cpp's output."""
    return {
        "systeminfo": "AVX = 1",
        "model": {"type": "base", "multilingual": True},
        "params": {"model": "models/ggml-base.bin", "language": "en", "translate": False},
        "result": {"language": "en"},
        "transcription": [
            {
                "timestamps": {"from": _clock(start), "to": _clock(end)},
                "offsets": {"from": int(start * 1000), "to": int(end * 1000)},
                "text": f" {text}",
            }
            for _, text, start, end in talk.sentences()
        ],
    }


def watson(talk: Talk) -> Any:
    """Return IBM's output without speakers."""
    return {
        "result_index": 0,
        "results": [
            {
                "final": True,
                "alternatives": [
                    {
                        "transcript": f"{text} ",
                        "confidence": 0.9,
                        "timestamps": [[w, start, end] for w in text.split()],
                    }
                ],
            }
            for _, text, start, end in talk.sentences()
        ],
    }


# --- speakers by number or letter --------------------------------------------------------------


def whisperx(talk: Talk) -> Any:
    """Return WhisperX's output."""
    ids = _ids(talk)
    segments = [
        {
            "start": start,
            "end": end,
            "text": f" {text}",
            "words": [
                {
                    "word": w,
                    "start": start,
                    "end": end,
                    "score": 0.9,
                    "speaker": f"SPEAKER_0{ids[who]}",
                }
                for w in text.split()
            ],
            "speaker": f"SPEAKER_0{ids[who]}",
        }
        for who, text, start, end in talk.sentences()
    ]
    return {
        "segments": segments,
        "word_segments": [word for s in segments for word in s["words"]],
        "language": "en",
    }


def assemblyai(talk: Talk) -> Any:
    """Return AssemblyAI's output."""
    ids = _ids(talk)
    words = [
        {"text": w, "start": int(a * 1000), "end": int(b * 1000), "confidence": 0.97,
         "speaker": "AB"[ids[who]]}
        for who, w, a, b in talk.words()
    ]  # fmt: skip
    return {
        "id": "5551722-f677-48a6-9287-39c0aafd9ac1",
        "language_code": "en_us",
        "audio_url": "https://example.org/ferry.mp3",
        "status": "completed",
        "text": " ".join(t.flat for t in talk.turns),
        "words": words,
        "utterances": [
            {
                "speaker": "AB"[ids[t.speaker]],
                "text": t.flat,
                "confidence": 0.95,
                "start": int(a * 1000),
                "end": int(b * 1000),
                "words": [{"text": w, "speaker": "AB"[ids[t.speaker]]} for w in t.flat.split()],
            }
            for t, a, b in talk.timed()
        ],
        "auto_highlights_result": {"results": [{"text": "the long crossing", "count": 2}]},
        "entities": [{"entity_type": "location", "text": "Norrholm", "start": 250}],
    }


def deepgram(talk: Talk) -> Any:
    """Return Deepgram's output with paragraphs and utterances."""
    ids = _ids(talk)
    words = [
        {"word": _parted(w)[0].lower(), "punctuated_word": w, "start": a, "end": b,
         "confidence": 0.99, "speaker": ids[who], "speaker_confidence": 0.5}
        for who, w, a, b in talk.words()
    ]  # fmt: skip
    whole = " ".join(t.flat for t in talk.turns)
    paragraphs = [
        {"sentences": [{"text": s, "start": a, "end": b} for _, s, a, b in group],
         "speaker": ids[who], "num_words": 3}
        for who, group in ((k, list(g)) for k, g in groupby(talk.sentences(), lambda s: s[0]))
    ]  # fmt: skip
    return {
        "metadata": {"request_id": "2479c8c8", "created": "2024-05-03T10:00:00.000Z",
                     "models": ["30089e05"], "model_info": {"30089e05": {"name": "general"}}},
        "results": {
            "channels": [
                {
                    "alternatives": [
                        {
                            "transcript": whole,
                            "confidence": 0.99,
                            "words": words,
                            "paragraphs": {"transcript": f"\n{whole}", "paragraphs": paragraphs},
                        },
                        {"transcript": whole.lower(), "confidence": 0.2},
                    ]
                }
            ],
            "utterances": [
                {"start": a, "end": b, "confidence": 0.9, "channel": 0, "transcript": t.flat,
                 "words": [], "speaker": ids[t.speaker], "id": "c1b5"}
                for t, a, b in talk.timed()
            ],
        },
    }  # fmt: skip


def rev(talk: Talk) -> Any:
    """Return Rev's output."""
    ids = _ids(talk)
    monologues = []
    for who, group in groupby(talk.words(), lambda w: w[0]):
        elements: list[dict[str, Any]] = []
        for _, word, a, b in group:
            if elements:
                elements.append({"type": "punct", "value": " "})
            text, sign = _parted(word)
            elements.append(
                {"type": "text", "value": text, "ts": a, "end_ts": b, "confidence": 1.0}
            )
            if sign:
                elements.append({"type": "punct", "value": sign})
        monologues.append({"speaker": ids[who], "elements": elements})
    return {"monologues": monologues}


def amazon(talk: Talk) -> Any:
    """Return Amazon's older output, in which speakers are told by time."""
    ids = _ids(talk)
    items = []
    for who, word, a, b in talk.words():
        text, sign = _parted(word)
        items.append(
            {
                "start_time": str(a),
                "end_time": str(b),
                "alternatives": [{"confidence": "1.0", "content": text}],
                "type": "pronunciation",
                "who": who,
            }
        )
        if sign:
            content = [{"confidence": "0.0", "content": sign}]
            items.append({"alternatives": content, "type": "punctuation", "who": who})
    segments = [
        {
            "start_time": str(group[0]["start_time"]),
            "end_time": str(group[-1].get("end_time", "9")),
            "speaker_label": f"spk_{ids[str(who)]}",
            "items": [
                {"start_time": i["start_time"], "speaker_label": f"spk_{ids[str(who)]}",
                 "end_time": i["end_time"]}
                for i in group if "start_time" in i
            ],
        }
        for who, group in ((k, list(g)) for k, g in groupby(items, lambda i: i["who"]))
    ]  # fmt: skip
    for item in items:
        del item["who"]
    return {
        "jobName": "ferry",
        "accountId": "1234",
        "results": {
            "transcripts": [{"transcript": " ".join(t.flat for t in talk.turns)}],
            "speaker_labels": {"channel_label": "ch_0", "speakers": 2, "segments": segments},
            "items": items,
        },
        "status": "COMPLETED",
    }


def google(talk: Talk) -> Any:
    """Return Google's output: results without speakers, then all words with them."""
    ids = _ids(talk)
    results: list[Any] = [
        {
            "alternatives": [
                {
                    "transcript": f" {text}",
                    "confidence": 0.9,
                    "words": [
                        {"startTime": f"{a}s", "endTime": f"{b}s", "word": w} for w in text.split()
                    ],
                }
            ],
            "languageCode": "en-us",
        }
        for _, text, a, b in talk.sentences()
    ]
    words = [
        {"startTime": f"{a}s", "endTime": f"{b}s", "word": w, "speakerTag": ids[who] + 1}
        for who, w, a, b in talk.words()
    ]
    return {"results": [*results, {"alternatives": [{"words": words}]}]}


def azure(talk: Talk) -> Any:
    """Return Azure's output."""
    ids = _ids(talk)
    whole = " ".join(t.flat for t in talk.turns)
    return {
        "source": "https://example.org/ferry.wav",
        "timestamp": "2024-05-03T10:00:00Z",
        "durationInTicks": 21000000,
        "duration": "PT2.1S",
        "combinedRecognizedPhrases": [{"channel": 0, "lexical": whole.lower(), "display": whole}],
        "recognizedPhrases": [
            {
                "recognitionStatus": "Success",
                "channel": 0,
                "speaker": ids[who] + 1,
                "offset": f"PT{a}S",
                "duration": "PT1.2S",
                "offsetInTicks": a * 1e7,
                "nBest": [
                    {"confidence": 0.9, "lexical": text.lower(), "itn": text.lower(),
                     "maskedITN": text.lower(), "display": text},
                    {"confidence": 0.2, "lexical": "or so", "display": "Or so."},
                ],
            }
            for who, text, a, _ in talk.sentences()
        ],
    }  # fmt: skip


def speechmatics(talk: Talk) -> Any:
    """Return Speechmatics' output."""
    ids = _ids(talk)
    results = []
    for who, word, a, b in talk.words():
        text, sign = _parted(word)
        alternative = {"confidence": 1.0, "content": text, "language": "en",
                       "speaker": f"S{ids[who] + 1}"}  # fmt: skip
        results.append(
            {"alternatives": [alternative], "end_time": b, "start_time": a, "type": "word"}
        )
        if sign:
            results.append(
                {
                    "alternatives": [{**alternative, "content": sign}],
                    "attaches_to": "previous",
                    "start_time": b,
                    "end_time": b,
                    "is_eos": sign in ".?!",
                    "type": "punctuation",
                }
            )
    return {
        "format": "2.9",
        "job": {"created_at": "2024-05-03T10:00:00.000Z", "data_name": "ferry.wav", "id": "ggq"},
        "metadata": {"type": "transcription", "transcription_config": {"language": "en"}},
        "results": results,
    }


# --- speakers by name --------------------------------------------------------------------------


def turns(talk: Talk) -> Any:
    """Return turns as many a programmer writes them."""
    return {
        "title": talk.title,
        "date": "2019-06-02",
        "participants": [
            {"name": ASKER, "role": "interviewer"},
            {"name": "Ilse Brand", "role": "interviewee"},
        ],
        "transcript": [
            {"speaker": t.speaker, "start": a, "text": t.text} for t, a, _ in talk.timed()
        ],
    }


def by_id(talk: Talk) -> Any:
    """Return turns whose speakers are ids, looked up in a list."""
    ids = _ids(talk)
    return {
        "metadata": {"title": talk.title, "language": "en", "place": "Norrholm"},
        "speakers": [{"id": f"p{n}", "name": name} for name, n in ids.items()],
        "utterances": [
            {"id": n, "speakerId": f"p{ids[t.speaker]}", "content": t.text}
            for n, t in enumerate(talk.turns)
        ],
    }


def by_letter(talk: Talk) -> Any:
    """Return turns whose speakers are letters, looked up in an object."""
    ids = _ids(talk)
    return {
        "speakers": {"AB"[n]: {"name": name} for name, n in ids.items()},
        "turns": [{"s": n, "speaker": "AB"[ids[t.speaker]], "utterance": t.flat}
                  for n, t in enumerate(talk.turns)],
    }  # fmt: skip


def podcast(talk: Talk) -> Any:
    """Return segments of the Podcast namespace, a few words each."""
    segments = []
    for turn, start, _ in talk.timed():
        words = turn.flat.split()
        for n in range(0, len(words), 3):
            at = round(start + 0.4 * n, 2)
            segments.append(
                {
                    "speaker": turn.speaker,
                    "startTime": at,
                    "endTime": round(at + 1.1, 2),
                    "body": " ".join(words[n : n + 3]),
                }
            )
    return {"version": "1.0.0", "segments": segments}


def sonix(talk: Talk) -> Any:
    """Return Sonix's output: turns with their words."""
    return {
        "name": "ferry.mp3",
        "transcript": [
            {
                "speaker": t.speaker,
                "start_time": a,
                "end_time": b,
                "text": t.flat,
                "words": [
                    {"text": f"{w} ", "start_time": a, "end_time": b} for w in t.flat.split()
                ],
            }
            for t, a, b in talk.timed()
        ],
    }


def happyscribe(talk: Talk) -> Any:
    """Return Happy Scribe's output: words within turns."""
    return [
        {
            "speaker": t.speaker,
            "speaker_number": 1,
            "words": [
                {"text": w, "type": "word", "data_start": a, "data_end": b, "confidence": None}
                for w in t.flat.split()
            ],
        }
        for t, a, b in talk.timed()
    ]


def otter(talk: Talk) -> Any:
    """Return Otter's output: paragraphs whose speakers are ids."""
    ids = _ids(talk)
    return {
        "speech": {
            "title": talk.title,
            "speakers": [{"id": 700 + n, "speaker_name": name} for name, n in ids.items()],
            "transcripts": [
                {"id": 9000 + n, "transcript": t.flat, "speaker_id": 700 + ids[t.speaker],
                 "start_offset": int(a * 16000), "end_offset": int(b * 16000)}
                for n, (t, a, b) in enumerate(talk.timed())
            ],
        }
    }  # fmt: skip


def keyed(talk: Talk) -> Any:
    """Return turns whose fields are named after the speakers."""
    return {"title": talk.title, "interview": [{t.speaker: t.text} for t in talk.turns]}


def slack(talk: Talk) -> Any:
    """Return a Slack export."""
    ids = _ids(talk)
    return [
        {
            "type": "message",
            "user": f"U0{ids[t.speaker]}KLM",
            "text": t.flat,
            "ts": f"16{n:08}.000200",
            "user_profile": {"real_name": t.speaker, "team": "T01"},
        }
        for n, t in enumerate(talk.turns)
    ]


def telegram(talk: Talk) -> Any:
    """Return a Telegram export."""
    return {
        "name": "Ferry",
        "type": "personal_chat",
        "id": 4711,
        "messages": [
            {
                "id": n,
                "type": "message",
                "date": f"2024-05-03T10:{n:02}:00",
                "date_unixtime": str(1714730400 + n),
                "from": t.speaker,
                "from_id": "user77",
                "text": t.flat,
                "text_entities": [{"type": "plain", "text": t.flat}],
            }
            for n, t in enumerate(talk.turns)
        ],
    }


def tagged(talk: Talk) -> Any:
    """Return turns whose words are HTML."""
    return {
        "turns": [
            {"who": t.speaker, "html": "".join(f"<p>{p}</p>" for p in t.paragraphs)}
            for t in talk.turns
        ]
    }


def sections(talk: Talk) -> Any:
    """Return turns in sections."""
    half = len(talk.turns) // 4 * 2
    return {
        "title": talk.title,
        "sections": [
            {"heading": f"Part {n}", "turns": [
                {"name": t.speaker, "says": t.text} for t in part
            ]}
            for n, part in enumerate((talk.turns[:half], talk.turns[half:]), 1)
            if part
        ],
    }  # fmt: skip


def blocks(talk: Talk) -> Any:
    """Return typed blocks."""
    head = [{"type": "heading", "speaker": None, "text": "At the landing"}]
    return {
        "title": talk.title,
        "interviewer": ASKER,
        "blocks": [
            *head,
            *({"type": "turn", "speaker": t.speaker, "text": t.text} for t in talk.turns),
        ],
    }


def french(talk: Talk) -> Any:
    """Return turns in French fields."""
    return {
        "titre": talk.title,
        "intervenants": [{"nom": name} for name in _ids(talk)],
        "répliques": [
            {"locuteur": t.speaker, "début": a, "fin": b, "texte": t.flat}
            for t, a, b in talk.timed()
        ],
    }


def unknown(talk: Talk) -> Any:
    """Return turns in fields that no list knows."""
    return {"data": {"rows": [{"x1": n, "speaker": t.speaker, "zzz": t.flat}
                              for n, t in enumerate(talk.turns)]}}  # fmt: skip


def labelled(talk: Talk) -> Any:
    """Return one string with labels."""
    return {
        "title": talk.title,
        "transcript": "\n\n".join(f"{t.speaker}: {t.text}" for t in talk.turns),
    }


def lines_of_text(talk: Talk) -> Any:
    """Return a list of labelled lines."""
    return [f"{t.speaker}: {t.flat}" for t in talk.turns]


# --- questions and answers ---------------------------------------------------------------------


def questions(talk: Talk) -> Any:
    """Return questions and answers in pairs."""
    pairs = zip(talk.turns[::2], talk.turns[1::2], strict=True)
    return {
        "title": talk.title,
        "interviewer": ASKER,
        "guest": {"name": "Ilse Brand", "bio": "Kept the ferry."},
        "qa": [{"id": n, "question": q.text, "answer": a.text} for n, (q, a) in enumerate(pairs)],
    }


def parts(talk: Talk) -> Any:
    """Return what interviewer and guest say, in pairs."""
    pairs = zip(talk.turns[::2], talk.turns[1::2], strict=True)
    return [{"interviewer": q.text, "guest": a.text} for q, a in pairs]


def letters(talk: Talk) -> Any:
    """Return pairs named by letters."""
    pairs = zip(talk.turns[::2], talk.turns[1::2], strict=True)
    return {"exchange": [{"q": q.flat, "a": a.flat} for q, a in pairs]}


Dialect = Callable[[Talk], Any]
NAMELESS: tuple[Dialect, ...] = (whisper, whisper_cpp, watson)
"""Dialects that tell nobody apart."""
NUMBERED: tuple[Dialect, ...] = (
    whisperx, assemblyai, deepgram, rev, amazon, google, azure, speechmatics, parts, letters,
)  # fmt: skip
"""Dialects that tell speakers apart, but name none."""
NAMES: tuple[Dialect, ...] = (
    turns, by_id, by_letter, podcast, sonix, happyscribe, otter, keyed, slack, telegram, tagged,
    sections, blocks, french, unknown, labelled, lines_of_text, questions,
)  # fmt: skip
"""Dialects that name who speaks."""


def as_lines(talk: Talk) -> str:
    """Return JSON Lines."""
    head = {"title": talk.title, "date": "2019-06-02"}
    rows = [{"speaker": t.speaker, "text": t.text} for t in talk.turns]
    return "\n".join(json.dumps(row, ensure_ascii=False) for row in (head, *rows)) + "\n"
