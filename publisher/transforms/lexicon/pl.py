"""Polish."""

from __future__ import annotations

from publisher.transforms.lexicon.entry import Lexicon, header, months, phrases, words

__all__ = ["LEXICON"]

LEXICON = Lexicon(
    tag="pl",
    common=words(
        "i w nie się na z że to do jest o a jak po co tak ale za od ja już przez był był była było "
        "czy dla tego tym jego jej być może tylko pan pani ma mnie mi jeszcze bo nic bardzo ze gdy "
        "są było byli który która które kiedy sobie też albo więc ich nas my on ona był tam tu"
    ),
    asks=phrases("p|pyt|pytanie|prowadzący|prowadząca|dziennikarz|dziennikarka|redakcja"),
    answers=phrases("o|odp|odpowiedź|rozmówca|rozmówczyni|gość"),
    moderators=phrases("moderator|moderatorka|przewodniczący"),
    audience=phrases("publiczność|głos z sali|słuchacz|słuchaczka"),
    narrators=phrases("narrator|narratorka|lektor"),
    header=header(
        interviewee="rozmówca|rozmówczyni|świadek|gość|goście|relację złożył|relację złożyła",
        interviewer="rozmawiał|rozmawiała|rozmawiali|rozmowę przeprowadził|rozmowę przeprowadziła|"
        "wywiad przeprowadził|wywiad przeprowadziła|prowadzący|prowadząca",
        author="autor|autorka|tekst|opracował|opracowała",
        date="data|data wywiadu|data nagrania|nagrano",
        posted="opublikowano|data publikacji",
        place="miejsce|miejsce nagrania",
        title="tytuł",
        transcriber="transkrypcja|spisał|spisała",
        translator="tłumaczenie|przekład|tłumaczył|przełożył|przełożyła",
        length="czas trwania|długość",
        credit="zdjęcia|fot|fotografie",
        language="język",
        source="źródło",
        participants="uczestnicy|obecni",
    ),
    months=months(
        "stycznia styczeń|lutego luty|marca marzec|kwietnia kwiecień|maja maj|czerwca czerwiec|"
        "lipca lipiec|sierpnia sierpień|września wrzesień|października październik|"
        "listopada listopad|grudnia grudzień"
    ),
    weekdays=words("poniedziałek wtorek środa czwartek piątek sobota niedziela"),
    sounds=words(
        "śmiech śmieje śmiechy pauza cisza oklaski brawa muzyka niezrozumiałe niesłyszalne wzdycha "
        "westchnienie płacze kaszle szepcze chwila"
    ),
    gaps=words("niezrozumiałe niesłyszalne"),
    hesitations=(r"y{2,}", r"e{2,}", r"h+m+"),
    pronouns=words("wszyscy oboje oni"),
    said=words(
        "powiedział powiedziała mówi mówił zapytał zapytała odpowiedział uwaga przypis "
        "zdjęcie fot źródło zobacz przykład spis więc dlatego"
    ),
    captions=words("fot zdjęcie zdjęcia podpis"),
    particles=words("von de z"),
    titles=phrases(
        "wywiad z|rozmowa z|wywiad ze|rozmowa ze|rozmawiamy z|rozmawiamy ze|wywiad:|rozmowa:"
    ),
    genres=phrases("wywiad|rozmowa|transkrypcja"),
    bylines=phrases("tekst|rozmawiał|rozmawiała|autor|autorka"),
    recorded=phrases("nagrano|nagranie|rozmowę nagrano"),
    posted=phrases("opublikowano|aktualizacja"),
    myself=phrases("nazywam się|jestem|mam na imię"),
    honorifics=words("pan pani dr prof ks inż mgr"),
    interviewer="Prowadzący",
    interviewee="Rozmówca",
)
