"""French."""

from __future__ import annotations

from publisher.transforms.lexicon.entry import Lexicon

__all__ = ["LEXICON"]

LEXICON = Lexicon(
    tag="fr",
    common=frozenset(
        "le la les de des du et est un une que qui dans pour pas sur au avec ce il elle on nous "
        "vous je tu mais ou où son sa ses par plus ne se c'est j'ai cette ces être avoir fait "
        "était comme tout même aussi bien très leur leurs sont en y à l' d' qu' n' quand moi lui ils elles peu parce donc alors si".split()
    ),
    asks=frozenset(
        {"q", "question", "intervieweur", "intervieweuse", "journaliste", "interviewer"}
    ),
    answers=frozenset({"r", "réponse", "reponse", "interviewé", "interviewée"}),
    moderators=frozenset({"modérateur", "modératrice", "animateur", "animatrice"}),
    audience=frozenset({"public", "le public", "une voix dans la salle"}),
    narrators=frozenset({"narrateur", "narratrice", "voix off"}),
    header=(
        ("interviewé", "interviewee"),
        ("interviewée", "interviewee"),
        ("invité", "interviewee"),
        ("invitée", "interviewee"),
        ("témoin", "interviewee"),
        ("intervieweur", "interviewer"),
        ("intervieweuse", "interviewer"),
        ("propos recueillis par", "interviewer"),
        ("entretien réalisé par", "interviewer"),
        ("entretien mené par", "interviewer"),
        ("interview réalisée par", "interviewer"),
        ("par", "author"),
        ("auteur", "author"),
        ("date", "date"),
        ("le", "date"),
        ("publié le", "posted"),
        ("lieu", "place"),
        ("titre", "title"),
        ("transcription", "transcriber"),
        ("traduction", "translator"),
        ("durée", "length"),
        ("photographie", "credit"),
        ("photographe", "credit"),
    ),
    months=(
        ("janvier", "janv"),
        ("février", "févr", "fevrier"),
        ("mars",),
        ("avril", "avr"),
        ("mai",),
        ("juin",),
        ("juillet", "juil"),
        ("août", "aout"),
        ("septembre", "sept"),
        ("octobre", "oct"),
        ("novembre", "nov"),
        ("décembre", "déc", "decembre"),
    ),
    sounds=frozenset(
        "rires rire rit sourire sourit soupir soupire silence pause un applaudissements musique "
        "inaudible bruit bruits long longue temps tousse pleure pleurs chuchote hésite hésitation "
        "montre regarde se éclat éclats incompréhensible".split()
    ),
    pronouns=frozenset({"il", "elle", "ils", "elles", "on", "tous"}),
    said=frozenset(
        "je tu il elle on nous vous ils elles ce cela ça c'est j'ai dit dis disait demande demandé "
        "répond répondu note notes photo photos image images légende crédit crédits source voir "
        "lire aussi exemple résumé sommaire mise donc mais parce que alors oui non et".split()
    ),
    captions=frozenset(
        {"photo", "photos", "image", "légende", "photographie", "crédit", "crédits"}
    ),
    particles=frozenset("de du des la le les et d' von van el al team".split()),
    weekdays=frozenset("lundi mardi mercredi jeudi vendredi samedi dimanche".split()),
    gaps=frozenset({"inaudible", "incompréhensible", "inintelligible"}),
    hesitations=(r"e+u+h+", r"h+e+u+", r"h+u*m+"),
    titles=frozenset(
        {"entretien avec", "un entretien avec", "interview de", "interview avec", "rencontre avec"}
        | {
            "conversation avec",
            "entretien :",
            "interview :",
            "l'interview de",
            "grand entretien avec",
        }
    ),
    genres=frozenset({"entretien", "interview", "l'entretien", "transcription"}),
    bylines=frozenset(
        {"par", "propos recueillis par", "entretien réalisé par", "entretien mené par"}
        | {"interview réalisée par", "texte de", "texte"}
    ),
    recorded=frozenset({"enregistré", "enregistrée", "entretien réalisé", "réalisé"}),
    posted=frozenset({"publié", "publiée", "mis à jour"}),
    myself=frozenset({"je m'appelle", "je m’appelle", "je suis", "mon nom est"}),
    honorifics=frozenset("m mme mlle monsieur madame mademoiselle dr".split()),
    interviewer="Intervieweur",
    interviewee="Interviewé",
)
