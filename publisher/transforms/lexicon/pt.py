"""Portuguese."""

from __future__ import annotations

from publisher.transforms.lexicon.entry import Lexicon, header, months, phrases, words

__all__ = ["LEXICON"]

LEXICON = Lexicon(
    tag="pt",
    common=words(
        "o a os as de do da dos das e que em um uma é não para com por se mais como mas foi ao ele "
        "tem à seu sua ou ser quando muito já está eu também só pelo pela até isso ela entre na no "
        "nos nas era depois sem mesmo ter quem me esse num há você minha meu disse então porque lá "
        "tinha estava são isto"
    ),
    asks=phrases("p|perg|pergunta|entrevistador|entrevistadora|repórter|jornalista"),
    answers=phrases("r|resp|resposta|entrevistado|entrevistada|convidado|convidada"),
    moderators=phrases("moderador|moderadora|apresentador|apresentadora|mediador|mediadora"),
    audience=phrases("plateia|público|da plateia|ouvinte"),
    narrators=phrases("narrador|narradora|locutor|locutora"),
    header=header(
        interviewee="entrevistado|entrevistada|entrevistados|convidado|convidada|depoente",
        interviewer="entrevistador|entrevistadora|entrevistadores|entrevista de|entrevista por|"
        "entrevista realizada por|entrevista conduzida por|entrevistado por",
        author="por|autor|autora|texto|texto de",
        date="data|data da entrevista|gravado em|data da gravação",
        posted="publicado em|publicado a",
        place="local|lugar|local da entrevista",
        title="título",
        transcriber="transcrição|transcrito por|transcrição de",
        translator="tradução|tradução de|traduzido por",
        length="duração",
        credit="fotografia|fotos",
        language="língua|idioma",
        source="fonte",
        participants="participantes|presentes",
    ),
    months=months(
        "janeiro jan|fevereiro fev|março|abril abr|maio|junho jun|julho jul|agosto ago|"
        "setembro|outubro|novembro nov|dezembro dez"
    ),
    weekdays=words(
        "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo"
    ),
    sounds=words(
        "risos riso ri rindo pausa silêncio aplausos palmas música inaudível suspira suspiro chora "
        "tosse sussurra incompreensível ininteligível ruído"
    ),
    gaps=words("inaudível incompreensível ininteligível"),
    hesitations=(r"hu+m+", r"ã+h+", r"hã+n?"),
    pronouns=words("ele ela eles elas todos"),
    said=words(
        "eu você nós vocês isto isso disse diz perguntou perguntei respondeu nota notas foto fotos "
        "imagem fonte veja exemplo resumo índice sim não mas então porque assim"
    ),
    captions=words("foto fotos imagem legenda fotografia crédito créditos"),
    particles=words("de da do das dos e"),
    titles=phrases("entrevista com|entrevista a|conversa com|à conversa com|entrevistamos"),
    genres=phrases("entrevista|a entrevista|transcrição|entrevista completa"),
    bylines=phrases("por|texto de|entrevista de|entrevista por|entrevista realizada por"),
    recorded=phrases("gravado|gravada|entrevista realizada|realizada"),
    posted=phrases("publicado|publicada|atualizado"),
    myself=phrases("eu sou|chamo-me|me chamo|o meu nome é|meu nome é"),
    honorifics=words("dr dra sr sra senhor senhora dom dona prof professor professora"),
    interviewer="Entrevistador",
    interviewee="Entrevistado",
)
