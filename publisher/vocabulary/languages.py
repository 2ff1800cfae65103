"""Languages as the book trade writes them: by three letters.

ONIX code list 74 (issue 75): the bibliographic codes of ISO 639-2, and some of ISO 639-3.
BCP 47 writes a language by two letters wherever ISO 639-1 has them.
"""

from __future__ import annotations

__all__ = ["UNSPACED", "language_code"]

_BY_TWO = """
    aa:aar ab:abk ae:ave af:afr ak:aka am:amh an:arg ar:ara as:asm av:ava ay:aym az:aze ba:bak
    be:bel bg:bul bh:bih bi:bis bm:bam bn:ben bo:tib br:bre bs:bos ca:cat ce:che ch:cha co:cos
    cr:cre cs:cze cu:chu cv:chv cy:wel da:dan de:ger dv:div dz:dzo ee:ewe el:gre en:eng eo:epo
    es:spa et:est eu:baq fa:per ff:ful fi:fin fj:fij fo:fao fr:fre fy:fry ga:gle gd:gla gl:glg
    gn:grn gu:guj gv:glv ha:hau he:heb hi:hin ho:hmo hr:hrv ht:hat hu:hun hy:arm hz:her ia:ina
    id:ind ie:ile ig:ibo ii:iii ik:ipk io:ido is:ice it:ita iu:iku ja:jpn jv:jav ka:geo kg:kon
    ki:kik kj:kua kk:kaz kl:kal km:khm kn:kan ko:kor kr:kau ks:kas ku:kur kv:kom kw:cor ky:kir
    la:lat lb:ltz lg:lug li:lim ln:lin lo:lao lt:lit lu:lub lv:lav mg:mlg mh:mah mi:mao mk:mac
    ml:mal mn:mon mr:mar ms:may mt:mlt my:bur na:nau nb:nob nd:nde ne:nep ng:ndo nl:dut nn:nno
    no:nor nr:nbl nv:nav ny:nya oc:oci oj:oji om:orm or:ori os:oss pa:pan pi:pli pl:pol ps:pus
    pt:por qu:que rm:roh rn:run ro:rum ru:rus rw:kin sa:san sc:srd sd:snd se:sme sg:sag si:sin
    sk:slo sl:slv sm:smo sn:sna so:som sq:alb sr:srp ss:ssw st:sot su:sun sv:swe sw:swa ta:tam
    te:tel tg:tgk th:tha ti:tir tk:tuk tl:tgl tn:tsn to:ton tr:tur ts:tso tt:tat tw:twi ty:tah
    ug:uig uk:ukr ur:urd uz:uzb ve:ven vi:vie vo:vol wa:wln wo:wol xh:xho yi:yid yo:yor za:zha
    zh:chi zu:zul
"""

_BY_THREE = """
    aav ace ach ada ady afa afh ain akk ale alg alq alt ang anp apa arc arn arp art arw ast ath
    atj aus awa bad bai bal ban bas bat bej bem ber bho bik bin bla bnc bnt bra brx btk bua bug
    bum byn cad cai car cau cay ceb cel chb chg chk chm chn cho chp chr chy cic ckb cmc cmn cnr
    cop cou cpe cpf cpp crg crh crj crk crl crm crp csb csw cus cwd dak dar day del den dgr din
    doi dra dsb dua dum dyu efi egl egy eka elx enm esx ewo fan fat fil fit fiu fkv fon frm fro
    frr frs fuf fur gaa gay gba gem gez gil git gju gmh gml goh gon gor got grb grc grt gsw guc
    gwi hai haw hil him hit hmn hmx hoc hop hsb hup hux iba ijo ike ikt ilo inc ine inh ira iro
    jbo jow jpr jpx jrb kaa kab kac kam kar kaw kbd kbp kdr kha khi kho khr kln kmb kok kos kpe
    kqs krc krl kro kru kss kum kut kwk lad lah lam lez lij lkt lmo lol lom loz lua lui lun luo
    lus luy mad mag mai mak man map mas mdf mdr men mga mic min mis mkh mnc mni mno moe moh mos
    mul mun mus mwf mwl mwr myn myv nah nai nap nds new nia nic niu nog non nqo nrf nsk nso nub
    nwc nym nyn nyo nzi odt ojs oka omq ood osa ota oto paa pag pal pam pap pau pcd peo pes phi
    phn pms pon poz pra pri pro prs qar qav qgl qiv qlk qls qnf qsp qsw raj rap rar rcf rgn rjs
    rkt rmg roa rom rup sad sah sai sal sam sas sat scn sco sdc sdn sel sem sga sgn shi shn shs
    sid sio sit sla sma smi smj smn sms snk sog son srm srn sro srr ssa sto suk sus sux swb syc
    syr szl tai tem ter tet thp tig tiv tkl tlh tli tmh tod tog tpi tsd tsi tum tup tut tvl tyv
    tzm tzo udm uga umb und unr urj vai vec vot wak wal war was wen wls wuu wym xal xuu yao yap
    ypk yue zap zbl zen zgh zhx znd zun zxx zza
"""

_CODES = {
    **dict(pair.split(":") for pair in _BY_TWO.split()),
    **{code: code for code in _BY_THREE.split()},
}

UNSPACED = frozenset("zh yue cmn wuu ja th lo km my bo dz".split())
"""Languages that put no spaces between words, by the primary subtag."""


def language_code(tag: str) -> str:
    """Return the code of list 74 of a language tag; empty if the list has none."""
    return _CODES.get(tag.lower().split("-")[0], "")
