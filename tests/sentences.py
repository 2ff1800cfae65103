"""Sentences in many languages, for tests of encodings: what people might say in an interview."""

from __future__ import annotations

__all__ = ["SENTENCES", "misread"]

SENTENCES = {
    "en": "We lived at the edge of town — “the end of it”, as father’d say – in one naïve café.",
    "fr": "Nous habitions en ville ; mon père partait à l’usine. « Déjà ? » L’œuvre, voilà…",
    "de": "Wir wohnten am Rand der Stadt, „immer zu Fuß“, bei größter Kälte. Übrigens: Äpfel.",
    "es": "Vivíamos en las afueras. ¿Y el frío? ¡Qué sé yo! Mañana, años después.",
    "pt": "Não havia aquecimento em SÃO PAULO. As irmãs saíam às seis, e a manhã era fria.",
    "it": "Abitavamo al limite della città, perché così voleva papà; più tardi andò via.",
    "sv": "Vi bodde utanför staden, och far gick när det ännu var mörkt. Året därpå blev värre.",
    "da": "Vi boede i udkanten af byen, og far gik på fabrikken. Ærø, Ålborg – så smukt.",
    "is": "Við bjuggum þá í útjaðri bæjarins og á hverjum morgni fór faðir minn í verksmiðjuna.",
    "fi": "Asuimme kaupungin laidalla, ja isä lähti joka aamu töihin pimeässä. Äiti jäi kotiin.",
    "pl": "Mieszkaliśmy na skraju miasta; każdego ranka ojciec szedł, gdy było ciemno. Zimą.",
    "cs": "Bydleli jsme na kraji města a každé ráno otec šel, když byla ještě tma. Žádné světlo.",
    "hu": "Akkoriban a város szélén laktunk, és apám sötétben indult. Télen hó volt, ősszel eső.",
    "ro": "Locuiam la marginea oraşului şi în fiecare dimineaţă tata pleca, pe întuneric.",
    "tr": "O zamanlar şehrin kenarında otururduk. Kışın kar pencerelere gelirdi, çok soğuktu.",
    "lt": "Tada gyvenome miesto pakraštyje, ir kiekvieną rytą tėvas išeidavo. Žiemą sniegas.",
    "vi": "Ngày ấy chúng tôi ở ngoại ô, mỗi sáng bố đi làm từ khi trời còn tối.",
    "ru": "Мы жили тогда на окраине города, и каждое утро отец уходил на завод, когда было темно.",
    "uk": "Ми жили тоді на околиці міста. Їжі було мало, але ніхто не скаржився.",
    "el": "Μέναμε τότε στην άκρη της πόλης και κάθε πρωί ο πατέρας έφευγε για το εργοστάσιο.",
    "he": "גרנו אז בקצה העיר, וכל בוקר אבא היה יוצא למפעל כשעוד היה חושך.",
    "ar": "كنا نسكن آنذاك في طرف المدينة، وكان أبي يخرج كل صباح إلى المصنع.",
    "th": "ตอนนั้นเราอยู่ชานเมือง ทุกเช้าพ่อออกไปโรงงานตอนยังมืด",
    "ja": "その頃、私たちは町のはずれに住んでいて、父は毎朝まだ暗いうちに出かけていきました。",
    "zh": "那时候我们住在城边，父亲每天早上天还没亮就去工厂上班。",
    "zh-TW": "那時候我們住在城邊，父親每天早上天還沒亮就去工廠上班。",
    "ko": "그때 우리는 도시 변두리에 살았고, 아버지는 매일 아침 어두울 때 나가셨습니다.",
}


def misread(text: str, codec: str = "cp1252") -> str:
    """Return what UTF-8 looks like when it is taken for another encoding.

    A byte that the codec lacks is the control character of its number, as in browsers.
    """
    return "".join(bytes([n]).decode(codec, "ignore") or chr(n) for n in text.encode())
