"""Briefs made of what hostile or broken articles may hold, for the tests of every format."""

from collections.abc import Mapping
from dataclasses import replace

from briefing.model import Brief
from tests.sample_brief import brief

MARKS = "".join(chr(0x0300 + n % 0x60) for n in range(2000))

# Each is put in every field that comes from outside.
ATTACKS: Mapping[str, str] = {
    "image on this machine": '<img src="http://127.0.0.1:9/x.png">',
    "attached file": '<a rel="attachment" href="file:///etc/passwd">x</a>',
    "link to an attachment": '<link rel=attachment href="file:///etc/hostname">',
    "imported style": "<style>@import url(http://127.0.0.1:9/a.css);@page{size:20m 20m}</style>",
    "script": "<script>alert(1)</script>",
    "handler": '" onmouseover="alert(1)" x="',
    "style in an attribute": "x' style='background:url(http://127.0.0.1:9/b)'",
    "image inside a picture": '<svg><image href="http://127.0.0.1:9/c.png"/></svg>',
    "use inside a picture": '<svg><use href="http://127.0.0.1:9/d.svg#x"/></svg>',
    "huge picture as data": '<img src="data:image/png;base64,' + "A" * 60_000 + '">',
    "template": "{{ 7 * 7 }}{% for x in range(10**9) %}{{ x }}{% endfor %}",
    "escape from the sandbox": "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "nested elements": "<div>" * 5000,
    "base and meta": '<base href="http://127.0.0.1:9/"><meta http-equiv=refresh content=0>',
    "combining marks": f"Z{MARKS}algo",
    "word without end": "w" * 10_000,
    "huge word": "x" * 100_000,
    "lone surrogate": "half \ud83d of a pair \udc00",
    "controls": "a\x00b\x07c\x1b[31md\x7fe\ufffef\uffff",
    "turned direction": "\u202eevil\u202c \u2066x\u2069 \u200f",
    "line separators": "a\u2028b\u2029c\r\nd\ve\f",
    "emoji": "🚀 👩‍👩‍👧‍👦 🇹🇷 ok",
    "scripts without a font": "თბილისი 北京 กรุงเทพ नई दिल्ली 서울",
    "right to left": "عنوان طويل עם מילים بلغتين",
    "end of text in a style": "</style></title></textarea><b>x",
    "quotation marks": "“”‘’\"'`&amp;&lt;&#x3c;",
    "nothing": "",
    "space": " \t\n ",
}

HREFS = (
    "javascript:alert(1)",
    "java\tscript:alert(1)",
    "\x01javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "file:///etc/passwd",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "//evil.example/x",
    "http://",
    "http://[broken/",
    "https://name:word@evil.example/",
    "http://x.example/" + "a" * 5000,
    "",
)


def attacked(text: str, *, url: str = "javascript:alert(1)") -> Brief:
    """A small brief with a text in every field that comes from outside."""
    base = brief(stories=4, actors=3, visits=5)
    return replace(
        base,
        title=text or "x",
        stories=tuple(
            replace(
                told,
                story=replace(told.story, section=text, sources=(text,)),
                summary=replace(
                    told.summary,
                    headline=text,
                    sentences=tuple(
                        replace(
                            sentence,
                            evidence=replace(sentence.evidence, quote=text),
                            dates=tuple(
                                (0, 10_000 + n, day) for n, (_, _, day) in enumerate(sentence.dates)
                            ),
                        )
                        for sentence in told.summary.sentences
                    ),
                ),
            )
            for told in base.stories
        ),
        actors=tuple(
            replace(
                actor,
                name=text,
                native=text,
                role=text,
                affiliation=text,
                why=replace(actor.why, quote=text),
            )
            for actor in base.actors
        ),
        visits=tuple(
            replace(
                visit,
                visitor=(text, text),
                destination=(text,),
                host=text,
                purpose=text,
                when_text=text,
                evidence=tuple(replace(one, quote=text) for one in visit.evidence),
                conflicts=tuple(replace(one, source=text) for one in visit.conflicts),
            )
            for visit in base.visits
        ),
        citations=tuple(replace(one, outlet=text, title=text, url=url) for one in base.citations),
        coverage=replace(base.coverage, sources=((text, 3),), silent=(text,)),
        problems=tuple(replace(one, where=text, message=text, hint=text) for one in base.problems),
    )


def attacked_by_all() -> Brief:
    """One brief with a different attack in each story, for the formats that are slow to write."""
    base = brief(stories=len(ATTACKS), actors=12, visits=12)
    texts = list(ATTACKS.values())
    stories = tuple(
        replace(
            told,
            summary=replace(
                told.summary,
                headline=text,
                sentences=(
                    *(
                        replace(one, evidence=replace(one.evidence, quote=text), dates=())
                        for one in told.summary.sentences[:1]
                    ),
                    *told.summary.sentences[1:],
                ),
            ),
        )
        for told, text in zip(base.stories, texts, strict=True)
    )
    return replace(
        base,
        stories=stories,
        actors=tuple(
            replace(actor, name=texts[n], native=texts[-n], role=texts[n + 5])
            for n, actor in enumerate(base.actors)
        ),
        visits=tuple(
            replace(visit, visitor=(texts[n],), destination=(texts[-n - 1],), host=texts[n + 9])
            for n, visit in enumerate(base.visits)
        ),
        citations=tuple(
            replace(one, outlet=texts[n % len(texts)], url=HREFS[n % len(HREFS)])
            for n, one in enumerate(base.citations)
        ),
    )
