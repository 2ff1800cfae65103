"""Chinese, in simplified and traditional characters."""

from __future__ import annotations

from publisher.transforms.lexicon.entry import Lexicon, header, phrases, words

__all__ = ["LEXICON"]

LEXICON = Lexicon(
    tag="zh",
    common=frozenset(),
    asks=phrases(
        "q|问|問|提问|提問|记者|記者|采访者|採訪者|访谈者|訪談者|主持人|访问者|訪問者|编辑|編輯|"
        "采访人|採訪人|访者|訪者|笔者|筆者|提问者|提問者"
    ),
    answers=phrases("a|答|回答|受访者|受訪者|被采访者|被採訪者|受访人|受訪人|嘉宾|嘉賓|来宾|來賓"),
    moderators=phrases("主持|主席"),
    audience=phrases("观众|觀眾|听众|聽眾|现场观众|現場觀眾|众人|眾人"),
    narrators=phrases("旁白|画外音|畫外音|解说|解說"),
    header=header(
        interviewer="采访|採訪|采访者|採訪者|访谈者|訪談者|采访人|採訪人|访谈人|訪談人|主访|主訪|"
        "访谈|訪談|采访记者|採訪記者|对话人|提问",
        interviewee="受访者|受訪者|受访人|受訪人|嘉宾|嘉賓|被采访者|被採訪者|口述|口述者|口述人|"
        "讲述人|講述人|受访嘉宾|受訪嘉賓",
        author="文|作者|撰文|整理|文字|撰稿",
        date="日期|时间|時間|采访时间|採訪時間|访谈时间|訪談時間|采访日期|採訪日期|访谈日期|訪談日期",
        posted="发布时间|發布時間|发表时间|發表時間|发布日期|發佈日期",
        place="地点|地點|采访地点|採訪地點|访谈地点|訪談地點",
        title="标题|標題|题目|題目",
        transcriber="记录|記錄|录音整理|錄音整理|听打|聽打|逐字稿",
        translator="翻译|翻譯|译者|譯者|译|譯",
        length="时长|時長|长度|長度",
        credit="摄影|攝影|图片|圖片",
        language="语言|語言",
        source="来源|來源|出处|出處",
        participants="参与者|參與者|在场|在場",
    ),
    sounds=words(
        "笑 大笑 笑声 笑聲 掌声 掌聲 沉默 鼓掌 音乐 音樂 叹气 嘆氣 哭 咳嗽 停顿 停頓 听不清 聽不清 众人笑 微笑"
    ),
    gaps=words("听不清 聽不清"),
    hesitations=("呃+[，、…]?", "嗯{2,}[，、…]?"),
    pronouns=words("他 她 他们 她们 大家 眾人"),
    said=words(
        "说 說 道 问道 問道 表示 认为 認為 写道 寫道 指出 告诉我 告訴我 回忆 回憶 例如 比如 注 图 圖 附 的 了 是 就是"
    ),
    captions=words("图 圖 图片 圖片 照片 图注 圖說 摄影 攝影"),
    titles=phrases(
        "专访|專訪|对话|對話|访谈|訪談|采访|採訪|访|訪|独家专访|獨家專訪|专访：|專訪：|对话：|對話："
    ),
    suffixes=phrases("访谈|訪談|专访|專訪|采访|採訪|访谈录|訪談錄|访谈实录|訪談實錄"),
    genres=phrases("访谈|訪談|采访|採訪|专访|專訪|采访实录|訪談實錄|访谈实录"),
    bylines=phrases("文|作者|撰文|采访|採訪|采访、整理|採訪、整理"),
    recorded=phrases("录制|錄製"),
    posted=phrases("发布|發布|发表|發表"),
    myself=phrases("我叫|我是"),
    honorifics=words("先生 女士 老师 老師 教授 博士 导演 導演 小姐"),
    interviewer="采访者",
    interviewee="受访者",
)
