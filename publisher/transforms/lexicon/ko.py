"""Korean."""

from __future__ import annotations

from publisher.transforms.lexicon.entry import Lexicon, header, phrases, words

__all__ = ["LEXICON"]

LEXICON = Lexicon(
    tag="ko",
    common=frozenset(),
    asks=phrases(
        "q|문|질문|기자|인터뷰어|면담자|진행자|질문자|편집부|에디터|리포터|면접자|조사자|사회자"
    ),
    answers=phrases("a|답|답변|대답|구술자|응답자|인터뷰이|게스트|출연자|면담대상자|제보자"),
    moderators=phrases("사회|진행|좌장"),
    audience=phrases("관객|청중|방청객|참석자|일동"),
    narrators=phrases("내레이션|내레이터|해설"),
    header=header(
        interviewer="인터뷰어|면담자|진행|진행자|인터뷰|조사자|대담|채록자|채록",
        interviewee="구술자|인터뷰이|응답자|게스트|출연|출연자|면담대상자|제보자",
        author="글|글쓴이|저자|작성자|취재|정리",
        date="날짜|일시|일자|면담일|인터뷰 날짜|면담일시|녹음일|인터뷰 일시|구술일시",
        posted="게시일|발행일|등록일|입력",
        place="장소|면담장소|인터뷰 장소|구술장소",
        title="제목",
        transcriber="녹취|녹취록|전사|전사자|녹취자",
        translator="번역|번역자|옮긴이",
        length="시간|길이",
        credit="사진",
        language="언어",
        source="출처",
        participants="참석자|참여자",
    ),
    sounds=words(
        "웃음 웃으며 웃는다 웃으면서 박수 침묵 정적 한숨 음악 기침 울음 잠시 끄덕이며 일동 불명 청취불능"
    ),
    gaps=words("청취불능 불명"),
    hesitations=("(?:음{1,4}|어{2,4}|으음)[,…]",),
    pronouns=words("그 그녀 모두"),
    said=words(
        "말했다 물었다 답했다 대답했다 그는 그녀는 나는 예를 참고 주 사진 출처 예 아니요 그리고 하지만 그러나"
    ),
    captions=words("사진 그림 이미지"),
    titles=phrases("인터뷰:|인터뷰 |단독 인터뷰|대담:"),
    suffixes=phrases(
        "인터뷰|와의 인터뷰|과의 인터뷰|씨 인터뷰|와의 대화|과의 대화|작가 인터뷰|감독 인터뷰|교수 인터뷰|씨와의 인터뷰|"
        "단독 인터뷰|님 인터뷰"
    ),
    genres=phrases("인터뷰|대담|녹취록|인터뷰 전문"),
    bylines=phrases("글|취재|정리"),
    recorded=phrases("녹음|녹화"),
    posted=phrases("게시|발행|입력|수정"),
    myself=phrases("제 이름은|저는"),
    honorifics=words("씨 님 교수 작가 감독 박사 선생 선생님 대표"),
    interviewer="면담자",
    interviewee="구술자",
)
