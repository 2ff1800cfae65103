"""Finnish."""

from __future__ import annotations

from publisher.transforms.lexicon.entry import Lexicon, header, months, phrases, words

__all__ = ["LEXICON"]

LEXICON = Lexicon(
    tag="fi",
    common=words(
        "ja on ei se että oli hän mutta niin kun ne tai sitä minä mitä kuin jos vain sen nyt minun "
        "siitä ovat sitten me te he joka olen olla ole siellä koska vielä myös jo mun mä sä tämä "
        "siinä hänen olivat kanssa voi en olisi kyllä aina mukaan oikein silloin meidän joku miten "
        "kaikki sille ollut sinne niitä mikä"
    ),
    asks=phrases("k|kys|kysymys|haastattelija|toimittaja"),
    answers=phrases("v|vast|vastaus|haastateltava|vieras"),
    moderators=phrases("puheenjohtaja|juontaja|moderaattori"),
    audience=phrases("yleisö|yleisöstä"),
    narrators=phrases("kertoja|kertojaääni"),
    header=header(
        interviewee="haastateltava|haastateltavat|haastateltavana|kertoja|vieras",
        interviewer="haastattelija|haastattelijat|haastatteli|haastattelu|haastattelijana",
        author="teksti|kirjoittaja|kirjoittanut",
        date="päivämäärä|pvm|haastattelupäivä|aika|äänitetty|nauhoitettu",
        posted="julkaistu",
        place="paikka|haastattelupaikka",
        title="otsikko|nimi",
        transcriber="litterointi|litteroija|litteroinut",
        translator="käännös|kääntäjä|kääntänyt",
        length="kesto",
        credit="kuva|kuvat",
        language="kieli",
        source="lähde",
        participants="paikalla|läsnä|osallistujat",
    ),
    months=months(
        "tammikuuta tammikuu|helmikuuta helmikuu|maaliskuuta maaliskuu|huhtikuuta huhtikuu|"
        "toukokuuta toukokuu|kesäkuuta kesäkuu|heinäkuuta heinäkuu|elokuuta elokuu|"
        "syyskuuta syyskuu|lokakuuta lokakuu|marraskuuta marraskuu|joulukuuta joulukuu"
    ),
    weekdays=words(
        "maanantaina tiistaina keskiviikkona torstaina perjantaina lauantaina sunnuntaina "
        "maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai"
    ),
    sounds=words(
        "nauraa naurua nauru naurahtaa tauko hiljaisuus huokaa suosionosoituksia taputuksia "
        "musiikkia yskii itkee kuiskaa epäselvää epäselvä nyökkää"
    ),
    gaps=words("epäselvää epäselvä kuulumatonta"),
    hesitations=(r"ö+h*", r"h+m+", r"mm+"),
    pronouns=words("hän he kaikki molemmat"),
    said=words(
        "minä sinä tämä sanoi sanoo kysyi kysyin vastasi huom huomautus kuva kuvat lähde katso "
        "esimerkki sisältö kyllä ei mutta siis koska"
    ),
    captions=words("kuva kuvat kuvateksti valokuva"),
    particles=words("af von de"),
    titles=phrases("haastattelu:|haastattelussa|haastateltavana|haastattelussa:"),
    suffixes=phrases("haastattelu|haastattelussa"),
    genres=phrases("haastattelu|litteraatti"),
    bylines=phrases("teksti|haastattelija|haastatteli"),
    recorded=phrases("äänitetty|nauhoitettu|haastateltu"),
    posted=phrases("julkaistu|päivitetty"),
    myself=phrases("minä olen|olen|nimeni on|minun nimeni on"),
    honorifics=words("herra rouva neiti"),
    interviewer="Haastattelija",
    interviewee="Haastateltava",
)
