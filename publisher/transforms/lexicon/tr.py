"""Turkish."""

from __future__ import annotations

from publisher.transforms.lexicon.entry import Lexicon, header, months, phrases, words

__all__ = ["LEXICON"]

LEXICON = Lexicon(
    tag="tr",
    common=words(
        "ve bir bu da de için çok ama ne o var ben mi sonra gibi daha kadar olarak en ya diye "
        "değil ki her şey nasıl biz benim bana olan oldu sen hiç zaman yok bunu şu siz onun ile "
        "evet hayır zaten çünkü işte böyle öyle içinde önce onu oraya orada vardı olduğu geldi "
        "dedi artık hem mı mu mü bütün kendi yani şimdi"
    ),
    asks=phrases("s|soru|görüşmeci|röportör|muhabir|sunucu"),
    answers=phrases("c|y|cevap|yanıt|konuk|görüşülen|görüşülen kişi|anlatıcı"),
    moderators=phrases("moderatör|oturum başkanı"),
    audience=phrases("seyirci|dinleyici|izleyici|salondan"),
    narrators=phrases("dış ses|seslendiren"),
    header=header(
        interviewee="görüşülen|görüşülen kişi|konuk|konuklar|anlatıcı|kaynak kişi",
        interviewer="görüşmeci|görüşmeyi yapan|röportaj|röportajı yapan|söyleşi|"
        "söyleşiyi yapan|soran|muhabir",
        author="yazan|yazar|hazırlayan|metin",
        date="tarih|görüşme tarihi|kayıt tarihi",
        posted="yayın tarihi|yayınlanma tarihi|yayımlanma tarihi",
        place="yer|mekan|mekân|görüşme yeri",
        title="başlık",
        transcriber="çözümleyen|deşifre|deşifre eden",
        translator="çeviri|çeviren",
        length="süre",
        credit="fotoğraf|fotoğraflar",
        language="dil",
        source="kaynak",
        participants="katılımcılar|katılanlar",
    ),
    months=months("ocak|şubat|mart|nisan|mayıs|haziran|temmuz|ağustos|eylül|ekim|kasım|aralık"),
    weekdays=words("pazartesi salı çarşamba perşembe cuma cumartesi pazar"),
    sounds=words(
        "güler gülüyor gülüşmeler kahkaha gülerek sessizlik duraksama alkış alkışlar müzik "
        "anlaşılmıyor iç ağlıyor öksürür fısıldar gülümsüyor"
    ),
    gaps=words("anlaşılmıyor duyulmuyor"),
    hesitations=(r"ı{2,}", r"e{2,}", r"h[ıi]*m{2,}"),
    pronouns=words("herkes onlar"),
    said=words(
        "bu şu dedi diyor sordu sordum cevapladı yanıtladı not fotoğraf resim kaynak bkz bakınız "
        "örnek içindekiler evet hayır çünkü"
    ),
    captions=words("fotoğraf resim foto"),
    titles=phrases("röportaj:|söyleşi:|mülakat:"),
    suffixes=phrases(
        "ile röportaj|ile söyleşi|ile mülakat|ile sohbet|röportajı|söyleşisi|ile bir söyleşi|"
        "ile konuştuk"
    ),
    genres=phrases("röportaj|söyleşi|mülakat|deşifre"),
    bylines=phrases("yazan|hazırlayan|söyleşiyi yapan|röportajı yapan"),
    recorded=phrases("kayıt|görüşme"),
    posted=phrases("yayınlandı|yayımlandı|güncellendi"),
    myself=phrases("benim adım|adım|ben"),
    honorifics=words("bey hanım bay bayan prof doç dr efendi hoca"),
    interviewer="Görüşmeci",
    interviewee="Konuk",
)
