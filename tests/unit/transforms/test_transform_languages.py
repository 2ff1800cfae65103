"""Short interviews in many languages: who asks and who answers, in the shapes of each."""

from __future__ import annotations

from dataclasses import dataclass

import pytest


@dataclass(frozen=True)
class Talk:
    """A talk of two questions: title, names, letters, words and date of its language."""

    title: str
    interviewer: str
    interviewee: str
    date: str
    letters: tuple[str, str]
    words: tuple[str, str]
    said: tuple[str, str, str, str]
    named: bool = True
    """The headline gives the name as it stands alone."""


_TALKS = {
    "it": Talk(
        "Intervista a Carla Benzoni", "Paolo Arrighi", "Carla Benzoni", "14 marzo 2021",
        ("D", "R"), ("Domanda", "Risposta"),
        ("Quando ha cominciato?", "Avevo sedici anni e non sapevo fare il pane.",
         "E la notte?", "La notte era bella, perché si sentiva il fiume."),
    ),
    "pt": Talk(
        "Entrevista com Helena Quadros", "Rui Tavora", "Helena Quadros", "14 de março de 2021",
        ("P", "R"), ("Pergunta", "Resposta"),
        ("Como é que começou?", "Foi por causa do meu pai, que não tinha mais ninguém.",
         "Não tinha medo?", "Tinha, mas a gente acostuma-se com o vento."),
    ),
    "nl": Talk(
        "Interview met Marijke van Hoeven", "Joost Peeters", "Marijke van Hoeven", "14 maart 2021",
        ("V", "A"), ("Vraag", "Antwoord"),
        ("Hoe bent u begonnen?", "Door mijn oom, die een winkel aan de gracht had.",
         "Was het zwaar?", "Ja, maar dat merkte je niet als je zo jong was."),
    ),
    "sv": Talk(
        "Intervju med Kerstin Åslund", "Olle Brander", "Kerstin Åslund", "14 mars 2021",
        ("F", "S"), ("Fråga", "Svar"),
        ("När började du?", "Det var efter skolan och jag hade inte något annat att göra.",
         "Var det ensamt?", "Ja, men man hade radion och det var inte så dåligt."),
    ),
    "nb": Talk(
        "Intervju med Ragnhild Øvrebø", "Tor Aasland", "Ragnhild Øvrebø", "14. mars 2021",
        ("S", "Sv"), ("Spørsmål", "Svar"),
        ("Hvordan begynte du?", "Det var moren min som fikk meg inn, og jeg var ikke gammel.",
         "Var det kaldt?", "Ja, vi hadde ikke noe varme etter krigen."),
    ),
    "da": Talk(
        "Interview med Birgitte Højlund", "Søren Kragh", "Birgitte Højlund", "14. marts 2021",
        ("Sp", "Sv"), ("Spørgsmål", "Svar"),
        ("Hvornår kom du?", "Det var lige efter skolen, og jeg havde ikke noget arbejde.",
         "Hvad var det bedste?", "Duften, når man selv lige er vågnet og det er mørkt."),
    ),
    "fi": Talk(
        "Haastattelu: Aino Rautala", "Pekka Niemelin", "Aino Rautala", "14. maaliskuuta 2021",
        ("K", "V"), ("Kysymys", "Vastaus"),
        ("Milloin te tulitte?", "Se oli sodan jälkeen, kun minä olin vielä nuori.",
         "Oliko se raskasta?", "Oli se, mutta siihen tottui niin kuin kaikki muutkin."),
    ),
    "pl": Talk(
        "Wywiad z Haliną Śliwińską", "Łukasz Żabicki", "Halina Śliwińska", "14 marca 2021 r.",
        ("P", "O"), ("Pytanie", "Odpowiedź"),
        ("Jak pani zaczęła?", "Przez ciotkę, bo nie było już nikogo, kto by tam był.",
         "Czy było ciężko?", "Było, ale ja tego nie czułam, bo wszyscy się znali."), named=False,
    ),
    "cs": Talk(
        "Rozhovor s Věrou Šimůnkovou", "Řehoř Dvorský", "Věra Šimůnková", "14. března 2021",
        ("Ot", "Od"), ("Otázka", "Odpověď"),
        ("Jak jste začala?", "Přes dědečka, protože doma nebyl nikdo a já jsem byla malá.",
         "Bylo to těžké?", "Bylo, ale když je zima, tak se člověk nesmí zastavit."), named=False,
    ),
    "hu": Talk(
        "Interjú Szőke Erzsébettel", "Ördög Miklós", "Szőke Erzsébet", "2021. március 14.",
        ("K", "V"), ("Kérdés", "Válasz"),
        ("Hogyan kezdte?", "A nagyapám volt ott a molnár, és én már akkor is vele voltam.",
         "Nehéz volt?", "Nehéz volt, de az ember megszokta, ha nem volt más."), named=False,
    ),
    "ro": Talk(
        "Interviu cu Ștefania Țurcan", "Ion Băleanu", "Ștefania Țurcan", "14 martie 2021",
        ("Î", "R"), ("Întrebare", "Răspuns"),
        ("Cum ați început?", "Prin bunicul meu, pentru că nu era nimeni acasă.",
         "Era greu?", "Da, dar nu simțeam, și oamenii veneau cu sacoșa."),
    ),
    "ca": Talk(
        "Entrevista a Montserrat Puigdomènech", "Jordi Àvila", "Montserrat Puigdomènech",
        "14 de març de 2021", ("P", "R"), ("Pregunta", "Resposta"),
        ("Com va començar?", "Va ser gràcies al meu oncle, perquè a casa érem molts.",
         "I no era dur?", "Sí, però no ho notàvem amb el fred que feia."),
    ),
    "ru": Talk(
        "Интервью с Верой Лосевой", "Пётр Ильин", "Вера Лосева", "14 марта 2021 г.",
        ("В", "О"), ("Вопрос", "Ответ"),
        ("Как вы начали?", "Через деда, потому что меня не с кем было оставить.",
         "Было страшно?", "Было, но к этому привыкаешь."), named=False,
    ),
    "uk": Talk(
        "Інтерв’ю з Оленою Ґалаган", "Єгор Їжак", "Олена Ґалаган", "14 березня 2021 року",
        ("З", "В"), ("Запитання", "Відповідь"),
        ("Як ви почали?", "Через тітку, бо вона там була ще до війни.",
         "Було важко?", "Так, але я цього не відчувала, і ми всі сміялися."), named=False,
    ),
    "el": Talk(
        "Συνέντευξη με την Ελένη Ζαφειρίου", "Νίκος Άγγελος", "Ελένη Ζαφειρίου", "14 Μαρτίου 2021",
        ("Ε", "Α"), ("Ερώτηση", "Απάντηση"),
        ("Πώς αρχίσατε;", "Από τον παππού μου, γιατί στο σπίτι δεν ήταν κανένας.",
         "Δεν φοβόσασταν;", "Φοβόμουν, αλλά το συνηθίζεις."),
    ),
    "tr": Talk(
        "Şirin Işıkoğlu ile söyleşi", "İlhan Çakır", "Şirin Işıkoğlu", "14 Mart 2021",
        ("S", "C"), ("Soru", "Cevap"),
        ("Nasıl başladınız?", "Dayım sayesinde oldu, çünkü evde çok kişiydik.",
         "Zor bir iş miydi?", "Zordu ama insan alışıyor, o zaman öyle idi."),
    ),
    "he": Talk(
        "ריאיון עם מרים לביא", "יואב שגיא", "מרים לביא", "14 במרץ 2021",
        ("ש", "ת"), ("שאלה", "תשובה"),
        ("איך התחלת?", "דרך הדוד שלי, כי בבית לא היה אף אחד.",
         "זה היה קשה?", "כן, אבל לא הרגשנו."),
    ),
    "ar": Talk(
        "حوار مع ليلى الحمداني", "سامي الخطيب", "ليلى الحمداني", "١٤ مارس ٢٠٢١",
        ("س", "ج"), ("سؤال", "جواب"),
        ("كيف بدأتِ العمل؟", "كان ذلك بسبب جدي، لأنه كان وحيدا.",
         "ألم تخافي؟", "بلى، لكن الإنسان يعتاد على ذلك."),
    ),
    "fa": Talk(
        "گفت‌وگو با مریم رستگار", "کاوه امینی", "مریم رستگار", "۱۴ مارس ۲۰۲۱",
        ("س", "ج"), ("پرسش", "پاسخ"),
        ("چطور شروع کردید؟", "به خاطر دایی‌ام بود که نزدیک بازار تنور داشت.",
         "کار سختی بود؟", "بله، ولی ما حس نمی‌کردیم."),
    ),
    "hi": Talk(
        "मीरा चौहान से बातचीत", "अनिल त्यागी", "मीरा चौहान", "14 मार्च 2021",
        ("प्र", "उ"), ("प्रश्न", "उत्तर"),
        ("आपने कब शुरू किया?", "मेरे दादा जी के कारण, घर पर कोई नहीं था।",
         "क्या वह मुश्किल था?", "हाँ, लेकिन हमें पता नहीं चलता था।"),
    ),
    "zh-Hans": Talk(
        "专访林慧敏", "赵志远", "林慧敏", "2021年3月14日", ("问", "答"), ("采访者", "受访者"),
        ("您是怎么开始的？", "因为我爷爷，家里没有别人。", "您不怕吗？", "怕，后来慢慢就习惯了。"),
    ),
    "zh-Hant": Talk(
        "專訪陳雅婷", "黃國棟", "陳雅婷", "2021年3月14日", ("問", "答"), ("記者", "受訪者"),
        ("您是怎麼開始的？", "因為我的舅舅，家裡沒有人。", "您不怕嗎？", "怕，後來就習慣了。"),
    ),
    "ja": Talk(
        "小野寺梢さんインタビュー", "森川達也", "小野寺梢", "2021年3月14日",
        ("問", "答"), ("質問", "回答"),
        ("いつ始められたのですか。", "祖父のおかげです。", "怖かったですか？", "怖かったです。"),
    ),
    "ko": Talk(
        "김수연 인터뷰", "박태준", "김수연", "2021년 3월 14일", ("문", "답"), ("질문", "답변"),
        ("어떻게 시작하셨어요?", "할아버지 때문이었어요.", "무섭지 않으셨나요?", "무서웠죠."),
    ),
    "id": Talk(
        "Wawancara dengan Ratna Wulandari", "Budi Santosa", "Ratna Wulandari", "14 Maret 2021",
        ("T", "J"), ("Tanya", "Jawab"),
        ("Bagaimana Ibu mulai?", "Karena paman saya, dan di rumah tidak ada orang.",
         "Apakah itu berat?", "Ya, tetapi kami tidak merasakannya."),
    ),
}  # fmt: skip


def _lines(talk: Talk, pattern: str, asks: str, answers: str) -> str:
    labels = (asks, answers) * 2
    pairs = zip(labels, talk.said, strict=True)
    return "\n\n".join(pattern.format(label, said) for label, said in pairs)


@pytest.mark.parametrize("tag", _TALKS)
@pytest.mark.parametrize("shape", ["letters", "words", "bold", "dashes", "headings"])
def test_who_asks_is_told_in_every_language_and_shape(make, turns, tag: str, shape: str) -> None:
    """Letters, words, bold questions, dashes and headings give the same turns."""
    talk = _TALKS[tag]
    name = "raw.md" if shape in ("words", "bold", "headings") else "raw.txt"
    title = f"# {talk.title}" if name == "raw.md" else talk.title
    match shape:
        case "letters":
            body = _lines(talk, "{}: {}", *talk.letters)
        case "words":
            body = _lines(
                talk, "**{}：**{}" if tag[:2] in ("zh", "ja") else "**{}:** {}", *talk.words
            )
        case "bold":
            body = _lines(talk, "{0}{1}{0}", "**", "")
        case "headings":
            body = _lines(talk, "{} {}", "##", "").replace("\n\n ", "\n\n")
        case _:
            body = _lines(talk, "{}{}", "—", "—")
    made = make(f"{title}\n\n{body}\n", name=name)
    spoken = turns(made)
    assert [said.replace("\u202f", " ") for _, said in spoken] == list(talk.said)
    roles = {speaker.name: speaker.role for speaker in made.manuscript.speakers}
    assert [roles[who] for who, _ in spoken] == ["interviewer", "interviewee"] * 2
    assert (spoken[1][0] == talk.interviewee) is talk.named
    assert made.manuscript.title == talk.title


@pytest.mark.parametrize("tag", _TALKS)
def test_names_language_and_date_are_told(make, turns, tag: str) -> None:
    """Labels are names, in capitals or not; the line under the title tells the date."""
    talk = _TALKS[tag]
    body = _lines(talk, "{}: {}", talk.interviewer, talk.interviewee)
    made = make(f"{talk.title}\n\n{talk.date}\n\n{body}\n{body}\n")
    assert {who for who, _ in turns(made)} == {talk.interviewer, talk.interviewee}
    assert made.manuscript.recorded.date == "2021-03-14"
    assert made.manuscript.language.partition("-")[0] == tag.partition("-")[0]
