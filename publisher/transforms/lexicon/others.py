"""Languages of which only labels, months and the most common words are known."""

from __future__ import annotations

from publisher.transforms.lexicon.entry import Lexicon, header, months, phrases, words

__all__ = ["LEXICONS"]

SLOVAK = Lexicon(
    tag="sk",
    common=words(
        "a v sa na je že to s z do o i som k ako by si ale za od po sme bol bola bolo boli tak čo "
        "už len alebo ktorý ktorá ktoré keď aby jeho sú má pre nás ma mi ten tá vo tam ste ešte "
        "potom nič všetko preto kde lebo nie bolo nikto bude"
    ),
    asks=phrases("ot|otázka|redaktor|redaktorka"),
    answers=phrases("od|odp|odpoveď|respondent|hosť"),
    header=header(date="dátum", place="miesto", title="názov", author="autor|autorka"),
    months=months(
        "januára január|februára február|marca marec|apríla apríl|mája máj|júna jún|júla júl|"
        "augusta august|septembra september|októbra október|novembra november|decembra december"
    ),
    sounds=words("smiech smeje pauza ticho potlesk"),
    titles=phrases("rozhovor s|rozhovor so"),
    genres=phrases("rozhovor"),
    interviewer="Redaktor",
    interviewee="Respondent",
)

CROATIAN = Lexicon(
    tag="hr",
    common=words(
        "i u je se na da su za od s a ne što to kao sam bio bila bilo ali koji koja koje po iz ili "
        "ja mi smo nije samo tako kad jer već sve još bi o kako može on ona do pa onda gdje što mu "
        "ga me nas ste više nakon tko"
    ),
    asks=phrases("p|pitanje|novinar|novinarka|voditelj|voditeljica"),
    answers=phrases("o|odgovor|sugovornik|sugovornica|gost|gošća"),
    header=header(date="datum", place="mjesto|mesto", title="naslov", author="autor|autorica"),
    sounds=words("smijeh smije pauza tišina pljesak"),
    titles=phrases("razgovor s|razgovor sa|intervju s|intervju sa"),
    genres=phrases("intervju|razgovor"),
    interviewer="Novinar",
    interviewee="Sugovornik",
)

SLOVENE = Lexicon(
    tag="sl",
    common=words(
        "in je v se na da so za od z s ne ki to kot sem bil bila bilo ali po iz mi smo ni samo tako "
        "ko ker že vse še bi o kako on ona do pa potem kjer kaj ga me nas ste več ta lahko tudi "
        "bili sva kdo pri jaz"
    ),
    asks=phrases("v|vprašanje|novinar|novinarka"),
    answers=phrases("o|odgovor|sogovornik|sogovornica|gost"),
    header=header(date="datum", place="kraj", title="naslov", author="avtor|avtorica"),
    months=months(
        "januarja januar|februarja februar|marca marec|aprila april|maja maj|junija junij|"
        "julija julij|avgusta avgust|septembra september|oktobra oktober|novembra november|"
        "decembra december"
    ),
    sounds=words("smeh smeje premor tišina aplavz"),
    titles=phrases("intervju z|intervju s|pogovor z|pogovor s"),
    genres=phrases("intervju|pogovor"),
    interviewer="Novinar",
    interviewee="Sogovornik",
)

GALICIAN = Lexicon(
    tag="gl",
    common=words(
        "o a os as de do da dos das e que en un unha é non para con por se máis como pero foi ao el "
        "ten á seu súa ou ser cando moito xa está eu tamén só polo pola ata iso ela entre na no nos "
        "nas era despois sen mesmo quen me este hai miña meu dixo entón porque alí tiña estaba son"
    ),
    asks=phrases("p|pregunta|entrevistador|entrevistadora"),
    answers=phrases("r|resposta|entrevistado|entrevistada"),
    header=header(date="data", place="lugar", title="título", author="por|autor|autora"),
    months=months(
        "xaneiro|febreiro|marzo|abril|maio|xuño|xullo|agosto|setembro|outubro|novembro|decembro"
    ),
    sounds=words("risos ri pausa silencio aplausos"),
    titles=phrases("entrevista a|entrevista con|conversa con"),
    genres=phrases("entrevista"),
    interviewer="Entrevistador",
    interviewee="Entrevistado",
)

BULGARIAN = Lexicon(
    tag="bg",
    common=words(
        "и на да се в е не за от с че са по си като но ще това съм аз го до ми той тя те ние ми ги "
        "към ли при му беше бях бяха или също когато защото все така само има няма какво как още "
        "след преди много ни ви вие един една които който там"
    ),
    asks=phrases("в|въпрос|журналист|водещ|водеща"),
    answers=phrases("о|отговор|събеседник|гост"),
    header=header(date="дата", place="място", title="заглавие", author="автор"),
    months=months(
        "януари|февруари|март|април|май|юни|юли|август|септември|октомври|ноември|декември"
    ),
    sounds=words("смее смях пауза мълчание аплодисменти"),
    titles=phrases("интервю с|интервю със|разговор с|разговор със"),
    genres=phrases("интервю|разговор"),
    interviewer="Журналист",
    interviewee="Събеседник",
)

SERBIAN = Lexicon(
    tag="sr",
    common=words(
        "и у је се на да су за од с а не што то као сам био била било али који која које по из или "
        "ја ми смо није само тако кад јер већ све још би о како може он она до па онда где му га "
        "ме нас сте више после ко шта"
    ),
    asks=phrases("п|питање|новинар|новинарка|водитељ"),
    answers=phrases("о|одговор|саговорник|саговорница|гост"),
    header=header(date="датум", place="место", title="наслов", author="аутор"),
    months=months(
        "јануара јануар|фебруара фебруар|марта март|априла април|маја мај|јуна јун|јула јул|"
        "августа август|септембра септембар|октобра октобар|новембра новембар|децембра децембар"
    ),
    sounds=words("смех смеје пауза тишина аплауз"),
    titles=phrases("интервју са|разговор са"),
    genres=phrases("интервју|разговор"),
    interviewer="Новинар",
    interviewee="Саговорник",
)

ESTONIAN = Lexicon(
    tag="et",
    common=words(
        "ja on ei see et oli ma ta kui ka mis aga siis seda oma olid või nii mina kes kuid mu ning "
        "olen välja veel juba me te nad üks üle pärast väga kõik sest nagu selle meie tema ole "
        "kuidas seal oleks mida sa"
    ),
    asks=phrases("k|küs|küsimus|intervjueerija|küsija"),
    answers=phrases("v|vastus|vastaja|intervjueeritav|külaline"),
    header=header(date="kuupäev", place="koht", title="pealkiri", author="autor|tekst"),
    months=months(
        "jaanuar|veebruar|märts|aprill|mai|juuni|juuli|august|september|oktoober|november|detsember"
    ),
    sounds=words("naerab naer paus vaikus aplaus"),
    genres=phrases("intervjuu"),
    interviewer="Intervjueerija",
    interviewee="Vastaja",
)

LITHUANIAN = Lexicon(
    tag="lt",
    common=words(
        "ir yra kad į ne iš su tai buvo ant o kaip bet per jis ar aš apie savo nuo po už labai tik "
        "jau mes ji jie dar kai man jo jos kas čia ten mano taip arba nes būti buvau turi viskas "
        "mums jūs kur tada"
    ),
    asks=phrases("k|klausimas|žurnalistas|žurnalistė"),
    answers=phrases("a|atsakymas|pašnekovas|pašnekovė"),
    header=header(date="data", place="vieta", title="pavadinimas", author="autorius|autorė"),
    months=months(
        "sausio|vasario|kovo|balandžio|gegužės|birželio|liepos|rugpjūčio|rugsėjo|spalio|"
        "lapkričio|gruodžio"
    ),
    sounds=words("juokiasi juokas pauzė tyla plojimai"),
    titles=phrases("interviu su|pokalbis su"),
    genres=phrases("interviu|pokalbis"),
    interviewer="Žurnalistas",
    interviewee="Pašnekovas",
)

LATVIAN = Lexicon(
    tag="lv",
    common=words(
        "un ir ka ar no bija uz par es tas kā bet vai tā to jau arī man viņš viņa mēs kas nav pie "
        "tikai vēl ļoti tad lai pēc bez jo kad kur mani mums jūs visi tur nebija bijām pat manu "
        "tāpēc savu"
    ),
    asks=phrases("j|jautājums|žurnālists|žurnāliste"),
    answers=phrases("a|atbilde|viesis"),
    header=header(date="datums", place="vieta", title="nosaukums", author="autors|autore"),
    months=months(
        "janvārī janvāris|februārī februāris|martā marts|aprīlī aprīlis|maijā maijs|jūnijā jūnijs|"
        "jūlijā jūlijs|augustā augusts|septembrī septembris|oktobrī oktobris|novembrī novembris|"
        "decembrī decembris"
    ),
    sounds=words("smejas smiekli pauze klusums aplausi"),
    titles=phrases("intervija ar|saruna ar"),
    genres=phrases("intervija|saruna"),
    interviewer="Žurnālists",
    interviewee="Viesis",
)

INDONESIAN = Lexicon(
    tag="id",
    common=words(
        "yang dan di itu dengan untuk tidak ini dari dalam akan pada juga saya ke karena ada mereka "
        "sudah atau kami bisa oleh kita sangat kalau lalu dia tetapi tapi adalah sebagai apa waktu "
        "orang semua seperti banyak lagi harus bagaimana masih belum anda ya punya sampai bukan"
    ),
    asks=phrases("t|tanya|pertanyaan|pewawancara|wartawan"),
    answers=phrases("j|jawab|jawaban|narasumber"),
    header=header(
        date="tanggal",
        place="tempat|lokasi",
        title="judul",
        author="oleh|penulis",
        interviewer="pewawancara",
        interviewee="narasumber",
    ),
    months=months(
        "januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember"
    ),
    sounds=words("tertawa tawa jeda diam hening"),
    titles=phrases("wawancara dengan|wawancara bersama|bincang dengan"),
    genres=phrases("wawancara"),
    interviewer="Pewawancara",
    interviewee="Narasumber",
)

VIETNAMESE = Lexicon(
    tag="vi",
    common=words(
        "và là của có không một tôi những trong đã được với cho các người này khi đó rất như ở thì "
        "từ ra cũng ông bà nhưng vì về đến sẽ còn gì lại lên phải nói nhiều sau chúng anh chị mà "
        "rằng nào chỉ đi làm nó"
    ),
    asks=phrases("h|hỏi|pv|phóng viên|người phỏng vấn"),
    answers=phrases("đ|đáp|trả lời|khách mời"),
    header=header(
        date="ngày",
        place="địa điểm|nơi",
        title="tiêu đề",
        author="tác giả",
        interviewer="người phỏng vấn|phỏng vấn",
        interviewee="khách mời|người được phỏng vấn",
    ),
    sounds=words("cười im") - {"im"},
    titles=phrases("phỏng vấn|trò chuyện với|phỏng vấn với"),
    genres=phrases("phỏng vấn"),
    interviewer="Người phỏng vấn",
    interviewee="Khách mời",
)

THAI = Lexicon(
    tag="th",
    common=frozenset(),
    asks=phrases("ถาม|ผู้สัมภาษณ์|คำถาม"),
    answers=phrases("ตอบ|ผู้ให้สัมภาษณ์|คำตอบ"),
    header=header(date="วันที่", place="สถานที่", title="ชื่อเรื่อง"),
    sounds=words("หัวเราะ เงียบ ปรบมือ"),
    titles=phrases("สัมภาษณ์"),
    genres=phrases("สัมภาษณ์|บทสัมภาษณ์"),
    interviewer="ผู้สัมภาษณ์",
    interviewee="ผู้ให้สัมภาษณ์",
)

LEXICONS = (
    SLOVAK,
    CROATIAN,
    SLOVENE,
    GALICIAN,
    BULGARIAN,
    SERBIAN,
    ESTONIAN,
    LITHUANIAN,
    LATVIAN,
    INDONESIAN,
    VIETNAMESE,
    THAI,
)
