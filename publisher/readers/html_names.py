"""The parts of a page around its text, by the names that pages give them.

In: an element; out: why it would be left out, or nothing.  Sources: the elements of
WHATWG HTML (4.3, 4.10), the landmarks of WAI-ARIA 1.2 (5.3.4), and the classes and
ids that the themes of WordPress, Drupal, Blogger, Ghost, Squarespace, Medium and the
like give to menus, comments and calls to subscribe.  A name is evidence only: whether
the part is left out is for ``html_page`` to say, which knows how much of the text it holds.
"""

from __future__ import annotations

import re

from publisher.readers.elements import Element

__all__ = [
    "BYLINE",
    "CODE",
    "COMMENTS",
    "HIDDEN",
    "PULLED",
    "holds_text",
    "is_dek",
    "is_subtitle",
    "names",
    "reason",
]

CODE = frozenset({"script", "style"})
COMMENTS = "reader comment"
HIDDEN = "hidden text"
PULLED = "pull quote"
BYLINE = "byline"

_BY_ELEMENT = {
    "nav": "navigation",
    "footer": "page footer",
    "aside": "sidebar",
    "menu": "navigation",
    "dialog": "promotion",
    "form": "form",
    "button": "form",
    "select": "form",
    "textarea": "form",
    "datalist": "form",
    "noscript": HIDDEN,
    "template": HIDDEN,
    "noframes": HIDDEN,
    "noembed": HIDDEN,
    "figcaption": "caption",
    "svg": "picture",
    "map": "picture",
    "iframe": "embedded media",
    "object": "embedded media",
    "video": "embedded media",
    "audio": "embedded media",
    "canvas": "embedded media",
    "rt": "reading of ruby",
    "rp": "reading of ruby",
}
_BY_ROLE = {
    "navigation": "navigation",
    "menu": "navigation",
    "menubar": "navigation",
    "toolbar": "navigation",
    "banner": "navigation",
    "contentinfo": "page footer",
    "complementary": "sidebar",
    "search": "form",
    "form": "form",
    "dialog": "promotion",
    "alertdialog": "promotion",
    "tooltip": HIDDEN,
    "doc-toc": "list of contents",
    "doc-pagebreak": "page number",
    "doc-pagelist": "list of contents",
    "doc-cover": "picture",
    "doc-index": "index",
}
_BY_TYPE = {
    "toc": "list of contents",
    "landmarks": "list of contents",
    "page-list": "list of contents",
    "loi": "list of contents",
    "pagebreak": "page number",
    "cover": "picture",
    "titlepage": "title page",
    "index": "index",
}
"""By ``epub:type`` (EPUB 3 Structural Semantics Vocabulary)."""

# Words of which a class or id is made; every one of an entry's words must be in it.
_BY_WORDS: dict[str, str] = {
    COMMENTS: (
        "comments comment commentlist commentarea respond disqus livefyre reader+responses "
        "comment+form kommentare commentaires comentarios fb+comments"
    ),
    "cookie notice": "cookie cookies consent gdpr ccpa onetrust cookiebot cookiebar cookielaw",
    "sharing": (
        "share sharing shares sharedaddy sharethis addthis addtoany a2a social socials "
        "socialmedia sharebar likes follow+us post+actions tweet+button like reblog "
        "compartir partager teilen"
    ),
    "related": (
        "related relatedposts recommended recommendations recirc outbrain taboola yarpp "
        "read+more readmore more+stories more+from more+posts also+like up+next trending "
        "most+read most+popular popular+posts latest+posts recent+posts teasers"
    ),
    "promotion": (
        "newsletter newsletters subscribe subscription signup sign+up mailchimp mc4wp promo promos "
        "promotion promoted cta call+to+action advert adverts advertisement advertising ad ads "
        "adsbygoogle adslot adbox banner+ad sponsor sponsors sponsored donate donation paywall "
        "popup pop+up modal lightbox app+download buy+now optin subscribenow"
    ),
    "navigation": (
        "nav navbar navigation breadcrumb breadcrumbs pagination pager menu menubar submenu topbar "
        "toolbar masthead site+header siteheader global+header site+branding site+title "
        "site+description skip+link skiplink jump+link nav+links post+navigation prevnext "
        "editsection wm+ipp navbox catlinks back+to+top sitelinks languages+switcher"
    ),
    "page footer": "site+footer footer colophon siteinfo copyright printfooter post+footer",
    "sidebar": "sidebar sidebars widget+area widgetarea sidecolumn rail",
    "tags": (
        "tags taglist tag+list tags+links post+tags cat+links categories entry+categories tagcloud "
        "postmetadata"
    ),
    "author bio": (
        "author+bio authorbio author+box authorbox about+author author+info author+card "
        "author+description author+profile"
    ),
    PULLED: "pullquote pull+quote pullquotes blockquote+pull",
    "caption": (
        "wp+caption+text caption captiontext photo+credit image+credit media+credit picture+credit "
        "img+credit photocredit imagecredit photo+caption image+caption"
    ),
    HIDDEN: (
        "screen+reader+text sr+only visually+hidden visuallyhidden element+invisible "
        "assistive+text screenreader"
    ),
    BYLINE: (
        "byline bylines post+meta entry+meta article+meta meta+info posted+on post+date entry+date "
        "article+date dateline pub+date publish+date published+date date+header article+author "
        "post+author entry+author author+name author read+time reading+time post+info"
    ),
}
_PART_WORDS = {
    frozenset(entry.split("+")): why for why, words in _BY_WORDS.items() for entry in words.split()
}
_SINGLE = {next(iter(words)): why for words, why in _PART_WORDS.items() if len(words) == 1}
_SEVERAL = [(words, why) for words, why in _PART_WORDS.items() if len(words) > 1]
_STARTERS = frozenset(word for words, _ in _SEVERAL for word in words)

_STATES = frozenset("enabled disabled open closed layout default on off page single".split())
"""Words that make a name say how the page is laid out: ``sidebar-layout``, ``nav-open``."""
_LAYOUT = frozenset("has no with without is not enable disable allow".split())
"""Words with which such a name begins: ``has-sidebar``, ``no-comments``."""
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[0-9]+")
_HEADER_NAMES = frozenset({"header", "branding", "logo", "banner", "topnav", "sitename"})
_TEXT = re.compile(
    r"(?:entry|post|article|story|page|single|interview|node|field|blog|main|the)"
    r"[-_]?(?:content|body|text|copy|bodytext)|articlebody|storybody|postbody|blogpost|mw-parser-output"
    r"|content|body-?text|prose|transcript|markdown-body|available-content|maincontent|main-content"
)
_SUBTITLE = re.compile(r"(?:.*[-_])?(?:dek|deck|sub-?title|sub-?head(?:line)?)")
_DEK = re.compile(
    r"(?:.*[-_])?(?:dek|deck|standfirst|subtitle|sub-?head(?:line)?|lede|lead|intro(?:duction)?|"
    r"excerpt|chapo|chapeau|vorspann|entradilla|sommario|kicker-text|summary|description)",
)


def names(element: Element) -> list[str]:
    """Return the classes and the id of an element."""
    given = element.attributes
    return [*given.get("class", "").split()[:20], *given.get("id", "").split()[:1]]


def reason(element: Element) -> str:
    """Return why an element would be left out, by its names; empty if nothing says so."""
    given = element.attributes
    if not given and element.name not in _BY_ELEMENT:
        return ""
    types = given.get("epub:type", "").split()
    found = next((why for one in types if (why := _BY_TYPE.get(one))), "")
    roles = given.get("role", "").lower().split()
    found = found or next((why for one in roles if (why := _BY_ROLE.get(one))), "")
    if found or "footnote" in types or "doc-footnote" in roles:
        return found
    if element.name in _BY_ELEMENT:
        own = next((why for name in names(element) if (why := _named(name))), "")
        return own if own in (COMMENTS, "related", BYLINE, PULLED) else _BY_ELEMENT[element.name]
    if element.name in ("html", "body", "main"):
        return ""
    return next((why for name in names(element) if (why := _named(name))), "")


def _named(name: str) -> str:
    """Return what a class or an id says."""
    if name.lower() in _HEADER_NAMES:
        return "navigation"
    words = [word.lower() for word in _WORD.findall(name[:100])]
    if not words or words[0] in _LAYOUT or len(words) > 6:
        return ""
    held = set(words)
    if held & _STARTERS:
        found = next((why for several, why in _SEVERAL if several <= held), "")
        if found:
            return found
    if words[-1] in _STATES:
        return ""
    return next((why for word in reversed(words) if (why := _SINGLE.get(word))), "")


def is_dek(element: Element) -> bool:
    """Tell whether an element is the line or two under a title."""
    given = element.attributes
    if given.get("itemprop", "") in ("description", "alternativeHeadline"):
        return True
    return bool(given) and any(_DEK.fullmatch(name.lower()) for name in names(element))


def is_subtitle(element: Element) -> bool:
    """Tell whether an element calls itself the second line of a title."""
    given = element.attributes
    if given.get("itemprop", "") == "alternativeHeadline":
        return True
    return bool(given) and any(_SUBTITLE.fullmatch(name.lower()) for name in names(element))


def holds_text(element: Element) -> bool:
    """Tell whether an element says that it is the text of the page."""
    if element.name in ("main", "article"):
        return True
    given = element.attributes
    if not given:
        return False
    if given.get("role", "").lower() in ("main", "article"):
        return True
    if "articlebody" in given.get("itemprop", "").lower():
        return True
    return any(_TEXT.fullmatch(name.lower().replace("__", "-")) for name in names(element))
