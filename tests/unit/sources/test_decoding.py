"""Bytes of unknown origin become text, or a clear refusal."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import ArticleError
from briefing.sources.decoding import decode

TURKISH = "İstanbul'da şehir içi ulaşım ücretleri değişiyor; yağmur bekleniyor. " * 3


@pytest.mark.parametrize("charset", ["utf-8-sig", "utf-16", "utf-32"])
def test_byte_order_mark_goes_before_everything(charset):
    """Even before a declared charset."""
    assert decode(TURKISH.encode(charset), declared="cp1252").text == TURKISH


@pytest.mark.parametrize("declared", ["windows-1254", "ISO-8859-9", "iso_8859_9", " latin5 "])
def test_declared_charset_is_used(declared):
    """Under any of its names."""
    decoded = decode(TURKISH.encode("cp1254"), declared=declared)

    assert decoded.text == TURKISH
    assert decoded.guessed is None


def test_wrongly_declared_utf8_is_recognised():
    """UTF-8 declared as Latin-1 is the most common mistake of the web."""
    assert decode(TURKISH.encode(), declared="iso-8859-1").text == TURKISH


@pytest.mark.parametrize("declared", [None, "utf-8", "no-such-charset", "rot13", "base64", "x\0y"])
def test_charset_that_is_not_stated_or_wrong_is_guessed_and_said(declared):
    """A guess is never silent."""
    decoded = decode(
        "Привет, мир! Сегодня в городе открыли мост. ".encode("cp1251") * 5, declared=declared
    )

    assert "Сегодня в городе открыли мост" in decoded.text
    assert decoded.guessed is not None


@pytest.mark.parametrize(
    "content",
    [b"%PDF-1.7 xx", b"PK\x03\x04rest", b"abc\0def", b"\x89PNG\r\n", b"\xff\xd8\xff\xe0JFIF"],
)
def test_what_is_not_text_is_refused(content):
    """Programs, pictures, archives."""
    with pytest.raises(ArticleError, match="not text"):
        decode(content)


def test_line_ends_are_unified_and_controls_dropped():
    """No text needs a bell."""
    assert decode(b"a\r\nb\rc\x07\x1b\xc2\x85d").text == "a\nb\nc\nd"


def test_damage_after_a_byte_order_mark_is_marked():
    """The mark says what it is; what does not fit is damage."""
    assert decode(codecs.BOM_UTF8 + b"ok\xff").text == "ok\ufffd"


@given(st.text())
def test_utf8_text_is_never_guessed(text):
    """Strict UTF-8 goes before any guess."""
    content = text.encode("utf-8", "surrogatepass")
    if b"\0" not in content:
        try:
            decoded = decode(content)
        except ArticleError:
            return
        if not any("\ud800" <= letter <= "\udfff" for letter in text):
            assert decoded.guessed is None or content.startswith((b"\xff", b"\xfe"))


@given(st.binary(max_size=400), st.sampled_from([None, "utf-8", "cp1254", "utf-7", "idna"]))
def test_no_bytes_break_it(content, declared):
    """Text without surrogates and controls, or an ArticleError."""
    try:
        text = decode(content, declared=declared).text
    except ArticleError:
        return

    text.encode("utf-8")
    assert "\0" not in text
    assert "\r" not in text
