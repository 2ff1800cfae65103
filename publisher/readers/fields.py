"""What the fields of data mean, by their names: the speaker, the words, the time, a title.

In: the name of a field of JSON, or of a column of a table, as it is written; out:
its ``Meaning``.  Names are those of the services and tools that write transcripts,
and what people call such columns in the languages of interviews.
"""

from __future__ import annotations

import re
import unicodedata
from enum import Enum, auto
from functools import lru_cache

__all__ = [
    "ROLES",
    "Meaning",
    "asking",
    "evidence_key",
    "folded",
    "is_person_list",
    "meaning",
    "role_of",
    "without_role",
]


class Meaning(Enum):
    """What a field is for."""

    WORDS = auto()
    QUESTION = auto()
    ANSWER = auto()
    PART = auto()
    """Somebody's part in the talk: the value is what he says, or his name."""
    SPEAKER = auto()
    NAME = auto()
    """A field that may name a speaker if none does so more plainly."""
    ROLE = auto()
    START = auto()
    END = auto()
    HEADING = auto()
    PROSE = auto()
    KIND = auto()
    ASIDE = auto()
    """Words about the words, such as key phrases: they are nobody's speech."""
    OTHER = auto()


_NAMES: dict[Meaning, str] = {
    Meaning.WORDS: """
        text texts body content contents utterance utterances transcript transcription transcribed
        words word punctuated_word line lines value message msg quote sentence sentences dialogue
        dialog say says said speech spoken statement paragraph paragraphs display utf8 caption
        captions subtitle_text phrase text_content plain_text raw_text clean_text transcript_text
        markdown html turn_text what txt response_text
        texte paroles propos phrase_texte contenu enonce replique intervention verbatim
        texto contenido palabras dialogo enunciado parlamento transcripcion frase frases linea
        testo contenuto parole battuta trascrizione discorso enunciato
        inhalt wortlaut aussage rede satz beitrag abschrift transkript transkription gesagtes
        conteudo fala palavras transcricao
        tekst inhoud uitspraak treść tresc wypowiedz replik yttrande uttalande innehall
        текст реплика слова 本文 内容 発言 テキスト 文本 文字 话语 台词 내용 텍스트 النص نص""",
    Meaning.QUESTION: """
        question questions q frage fragen pregunta preguntas p domanda domande d pergunta vraag
        fraga sporgsmal pytanie вопрос 質問 问题 問題 질문 سؤال السؤال prompt asked asks ask""",
    Meaning.ANSWER: """
        answer answers a antwort antworten reponse reponses r respuesta respuestas risposta
        risposte resposta antwoord svar odpowiedz ответ 回答 答え 答案 답변 جواب الجواب
        response reply replied answered""",
    Meaning.PART: """
        interviewer interviewee guest host moderator narrator respondent subject interviewed
        journalist reporter host_text guest_text intervieweur intervieweuse interviewe interviewee
        invite invitee animateur animatrice temoin befragter befragte interviewerin interviewte
        interviewter gast moderatorin entrevistador entrevistadora entrevistado entrevistada
        intervistatore intervistatrice intervistato intervistata ospite conduttore
        entrevistadores invitado invitada anfitrion anfitriona user assistant human ai gpt""",
    Meaning.SPEAKER: """
        speaker speakers speaker_name speaker_label speaker_id speakername speakerid speakertag
        speaker_tag speaker_no speaker_number speaker_title spk spkr talker voice v who participant
        participant_name participant_id spoken_by said_by sprecher sprecherin redner person
        locuteur locutrice intervenant intervenante orateur parlant hablante locutor locutora
        interlocutor parlante oratore interlocutore falante orador spreker talare taler mowca
        говорящий спикер участник 話者 発言者 话者 說話者 说话人 讲者 화자 المتحدث
        speakerdesignation speaker_designation character actor speaking""",
    Meaning.NAME: """
        name from sender_name author user username user_name sender label by display_name
        displayname real_name full_name fullname user_profile profile first_name nickname nick
        party nom nombre nome
        wer qui quien chi quem persona personne initials from_name 名前 姓名 имя 이름""",
    Meaning.ROLE: "role rolle rol ruolo papel funktion function roll роль 役割 角色",
    Meaning.START: """
        start begin start_time starttime begin_time begintime from_time start_ms startms
        start_seconds begin_ms tstartms t_start time_start in_time timein time_in tc_in in
        timestamp time timecode time_code ts t at offset offset_ms offsetinticks offset_in_ticks
        start_offset startoffset audio_start data_start begin_offset date_time datetime date sent_at
        created_at posted_at clock seconds ms
        debut heure temps horodatage zeit beginn startzeit anfang zeitstempel timestamp_start
        inicio hora tiempo inizio ora tempo tid czas время 時間 時刻 开始 时间 시간""",
    Meaning.END: """
        end stop end_time endtime finish end_ms endms end_seconds to_time time_end out out_time
        timeout time_out tc_out audio_end data_end end_offset endoffset until
        fin ende endzeit fine fim slut koniec 終了 结束""",
    Meaning.HEADING: """
        title heading header section section_title chapter chapter_title topic part subject_line
        headline subheading titre chapitre rubrique partie titel uberschrift kapitel abschnitt
        thema titulo capitulo seccion apartado titolo capitolo sezione tema
        tytul rozdzial заголовок глава 見出し 章 标题 제목""",
    Meaning.PROSE: """
        notes note description summary intro introduction abstract preface foreword afterword
        context synopsis background bio biography about editorial comment remarks remark standfirst
        outro conclusion teaser blurb lede
        resume chapeau contexte presentation preambule beschreibung zusammenfassung einleitung
        einfuhrung vorbemerkung anmerkung vorspann descripcion resumen introduccion entradilla nota
        notas descrizione riassunto introduzione nota_introduttiva descricao resumo introducao
        beschrijving samenvatting opis описание 概要 説明 简介 说明""",
    Meaning.KIND: "type kind block_type category typ tipo class style event_type",
    Meaning.ASIDE: """
        entities entity highlights keywords keyword key_phrases keyphrases topics tags tag labels
        categories chapters_summary auto_highlights_result iab_categories_result sentiment
        content_safety_labels vocabulary custom_vocabulary word_boost search actions action_items
        glossary urls links model_config request metadata_raw""",
}

_MEANINGS: dict[str, Meaning] = {}

_EVIDENCE_NAMES: dict[str, str] = {
    "title": """
        title headline titre titel titulo titolo tytul заголовок タイトル 题目 标题 제목 العنوان""",
    "subtitle": "subtitle sous_titre untertitel subtitulo sottotitolo",
    "date": """
        date recorded recorded_at recording_date interview_date date_recorded date_of_interview
        recorded_on recordedat recordingdate held datum aufnahmedatum aufgenommen
        date_entretien date_enregistrement enregistre fecha fecha_entrevista grabado data
        data_intervista registrato data_entrevista 日付 収録日 日期 날짜 التاريخ interview_datum""",
    "published": """
        published posted published_at publication_date pub_date pubdate date_published created_at
        created_on updated veroffentlicht publie publicado pubblicato""",
    "place": """
        place location venue city where recorded_in recording_location interview_location ort
        aufnahmeort lieu endroit lugar ciudad luogo local plaats miejsce место 場所 地点 장소""",
    "language": "language lang language_code languagecode locale sprache langue idioma lingua",
    "interviewer": """
        interviewer interviewers interviewed_by interviewer_name intervieweur intervieweuse
        interviewerin entrevistador entrevistadora intervistatore intervistatrice asked_by
        journalist reporter fragesteller enqueteur enquetrice""",
    "interviewee": """
        interviewee interviewees interviewee_name guest guests guest_name narrator narrators
        respondent subject interviewe interviewee_nom invite invitee temoin befragter befragte
        interviewte interviewter gast gaste zeitzeuge zeitzeugin entrevistado entrevistada
        invitado invitada intervistato intervistata ospite informant""",
    "host": "host hosts moderator moderatorin animateur animatrice anfitrion conduttore presenter",
    "author": "author authors byline written_by auteur autor autore redacteur",
    "transcriber": "transcriber transcribed_by transcript_by transcripteur transkribiert_von",
    "translator": "translator translated_by translation_by traducteur ubersetzt_von traductor",
}
EVIDENCE: dict[str, str] = {}
"""The keys of ``Evidence`` by the folded names of fields."""

_ROLE_WORDS: dict[str, str] = {
    "interviewer": """
        interviewer interviewerin intervieweur intervieweuse entrevistador entrevistadora
        intervistatore intervistatrice host co_host cohost moderator moderatorin presenter anchor
        questioner journalist reporter animateur animatrice anfitrion conduttore frager
        fragesteller enqueteur enquetrice interrogator asker q question interviewers hosts""",
    "interviewee": """
        interviewee guest narrator respondent subject informant answerer interviewe invite invitee
        temoin befragter befragte interviewte interviewter gast zeitzeuge zeitzeugin entrevistado
        entrevistada invitado invitada intervistato intervistata ospite expert panelist a answer
        interviewees guests witness storyteller""",
}
ROLES: dict[str, str] = {}
"""``interviewer`` or ``interviewee`` by the folded word for a part in a talk."""

_PEOPLE = frozenset(
    "speakers participants people persons users members voices cast speaker_map speaker_names "
    "speakernames speaker_labels speakermap contributors interviewers interviewees hosts guests "
    "sprecher teilnehmer personen intervenants locuteurs participantes hablantes personas "
    "partecipanti parlanti characters profiles monologue_speakers actors who".split()
)


@lru_cache(maxsize=4096)
def folded(name: str) -> str:
    """Return a field's name in lower case, parted by ``_``, without accents: ``startTime``."""
    parted = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name[:120])
    plain = "".join(
        c for c in unicodedata.normalize("NFKD", parted) if not unicodedata.combining(c)
    )
    return re.sub(r"[^\w]+", "_", plain.casefold()).strip("_")


for _meaning, _words in _NAMES.items():
    for _word in _words.split():
        _MEANINGS.setdefault(folded(_word), _meaning)
for _key, _words in _EVIDENCE_NAMES.items():
    EVIDENCE.update(dict.fromkeys(map(folded, _words.split()), _key))
for _key, _words in _ROLE_WORDS.items():
    ROLES.update(dict.fromkeys(map(folded, _words.split()), _key))


@lru_cache(maxsize=4096)
def evidence_key(name: str) -> str:
    """Return the key of the evidence that a field states, by its name; empty for none."""
    key = folded(name)
    if key in EVIDENCE or key.startswith(("podcast_", "series_", "show_")):
        return EVIDENCE.get(key, "")
    last = key.rpartition("_")[2]
    stated = EVIDENCE.get(key.replace("_", ""), "")
    return stated or (last if last in ("title", "date", "place", "language") else "")


@lru_cache(maxsize=4096)
def meaning(name: str) -> Meaning:
    """Return what a field is for, by its name or by a word in its name."""
    key = folded(name)
    squeezed = key.replace("_", "")
    for known in (key, squeezed, key.removesuffix("_s"), key.rstrip("0123456789").rstrip("_")):
        if known in _MEANINGS:
            return _MEANINGS[known]
    parts = key.split("_")
    for word, found in (("speaker", Meaning.SPEAKER), ("question", Meaning.QUESTION)):
        if word in parts and not {"id", "count", "confidence", "number"} & set(parts):
            return found
    last = _MEANINGS.get(parts[-1], Meaning.OTHER)
    if len(parts) > 1 and last in (Meaning.WORDS, Meaning.START, Meaning.END, Meaning.ANSWER):
        return last if len(parts[-1]) > 2 else Meaning.OTHER
    return Meaning.OTHER


def role_of(word: str) -> str:
    """Return ``interviewer`` or ``interviewee`` for a word that says so, else nothing."""
    known = {Meaning.QUESTION: "interviewer", Meaning.ANSWER: "interviewee"}
    return ROLES.get(folded(word), "") or known.get(meaning(word), "")


def without_role(name: str) -> str:
    """Return a name without the part in the talk behind it: ``Ann Lee (interviewer)``."""
    bare, _, rest = name.partition("(")
    return bare.strip() if rest.endswith(")") and bare.strip() and role_of(rest[:-1]) else name


def asking(means: Meaning) -> str:
    """Return what a speaker is called who asks, or answers, by the meaning of a field."""
    return {Meaning.QUESTION: "question", Meaning.ANSWER: "answer"}.get(means, "")


def is_person_list(name: str) -> bool:
    """Tell whether a field of this name lists people."""
    return folded(name) in _PEOPLE
