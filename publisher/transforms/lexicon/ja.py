"""Japanese."""

from __future__ import annotations

from publisher.transforms.lexicon.entry import Lexicon, header, phrases, words

__all__ = ["LEXICON"]

LEXICON = Lexicon(
    tag="ja",
    common=frozenset(),
    asks=phrases(
        "q|問|聞き手|インタビュアー|インタビューアー|質問|質問者|記者|編集部|取材者|インタビュー|司会者|訊き手|聴き手"
    ),
    answers=phrases("a|答|語り手|話し手|回答|回答者|答え|ゲスト|話者"),
    moderators=phrases("司会|進行|モデレーター"),
    audience=phrases("会場|一同|全員|参加者|聴衆|会場から|会場より"),
    narrators=phrases("ナレーション|ナレーター"),
    header=header(
        interviewer="聞き手|インタビュアー|インタビューアー|取材|取材者|訊き手|聴き手|調査者|"
        "インタビュー|聞き手・構成|聞き手／構成",
        interviewee="語り手|話し手|ゲスト|話者|お話|お話を伺った人|出演",
        author="構成|文|取材・文|執筆|著者|文・構成|ライター|文責",
        date="日にち|日付|日時|収録日|取材日|実施日|インタビュー日|録音日",
        posted="掲載日|公開日|更新日",
        place="場所|会場|収録場所|取材場所|所在地",
        title="題名|題|タイトル",
        transcriber="文字起こし|書き起こし|テープ起こし",
        translator="翻訳|訳|訳者",
        length="時間|長さ|収録時間",
        credit="写真|撮影",
        language="言語",
        source="出典|出所",
        participants="参加者|出席者",
    ),
    sounds=words(
        "笑 笑い 爆笑 拍手 沈黙 苦笑 笑って 微笑 一同笑 ため息 間 咳 音楽 聞き取り不能 聴取不能 泣く うなずく"
    ),
    gaps=words("聞き取り不能 聴取不能 聞き取れず"),
    hesitations=("(?:えー+と|えっと|えー+|あのー+|うー+んと?)[、…]",),
    pronouns=words("彼 彼女 全員 一同"),
    said=words("言った 語った 言う 話す 答えた 尋ねた 例えば 注 図 写真 です ます こと もの"),
    captions=words("写真 図 画像 撮影"),
    titles=phrases("インタビュー：|インタビュー:|インタビュー "),
    suffixes=phrases(
        "インタビュー|さんインタビュー|氏インタビュー|に聞く|さんに聞く|氏に聞く|独占インタビュー|へのインタビュー|"
        "さんへのインタビュー|ロングインタビュー|さんロングインタビュー"
    ),
    genres=phrases("インタビュー|対談|書き起こし|全文"),
    bylines=phrases("文|取材・文|構成"),
    recorded=phrases("収録"),
    posted=phrases("掲載|公開|更新"),
    myself=phrases("私は|わたしは"),
    honorifics=words("さん 氏 様 先生 君 ちゃん 教授 博士 監督"),
    interviewer="聞き手",
    interviewee="語り手",
)
