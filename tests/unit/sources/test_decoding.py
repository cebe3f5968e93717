"""Bytes of unknown origin become text, or a clear refusal."""

import codecs
import zlib

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
    [
        b"%PDF-1.7 xx",
        b"PK\x03\x04rest",
        b"\x89PNG\r\n",
        b"\xff\xd8\xff\xe0JFIF",
        b"\x00\x01\x02\x03" * 50,
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16,
        zlib.compress(TURKISH.encode() + bytes(range(256))),
        b"\x7fELF\x02\x01\x01\0",
    ],
)
def test_what_is_not_text_is_refused(content):
    """Programs, pictures, archives."""
    with pytest.raises(ArticleError, match="not text"):
        decode(content)


def test_line_ends_are_unified_and_controls_dropped():
    """No text needs a bell."""
    assert decode(b"a\r\nb\rc\x07\x1b\xe2\x80\xa8d").text == "a\nb\nc\nd"


def test_damage_after_a_byte_order_mark_is_marked():
    """The mark says what it is; what does not fit is damage."""
    assert decode(codecs.BOM_UTF8 + b"ok\xff").text == "ok\ufffd"


class TestDamage:
    """One bad byte costs one character."""

    @pytest.mark.parametrize("bad", [b"\xc5", b"\xff", b"\xe2\x80", b"\xe9"])
    @pytest.mark.parametrize("declared", [None, "utf-8", "iso-8859-1", "windows-1254"])
    def test_bad_byte_in_utf8_costs_one_character(self, bad, declared):
        """Whoever says what of it: so many whole characters are no other charset."""
        middle = len(TURKISH) // 2
        content = TURKISH[:middle].encode() + bad + TURKISH[middle:].encode()

        decoded = decode(content, declared=declared)

        assert decoded.text == f"{TURKISH[:middle]}\ufffd{TURKISH[middle:]}"
        assert (decoded.broken, decoded.guessed) == (1, None)

    def test_bad_byte_in_plain_english_is_damage_if_utf8_is_declared(self):
        """A guess from one byte would be any charset of the world."""
        decoded = decode(b"Tea at the caf\xe9 by the quay, said the mayor.", declared="UTF-8")

        assert decoded.text == "Tea at the caf\ufffd by the quay, said the mayor."

    @pytest.mark.parametrize(("words", "guessed"), [(300, False), (5, True)])
    def test_rare_bad_bytes_are_damage_and_frequent_ones_another_charset(self, words, guessed):
        """If UTF-8 is declared and no whole character speaks for it."""
        text = ("The mayor said so. " * (words // 4) + "It\u2019s true. ") * 6

        decoded = decode(text.encode("cp1252"), declared="utf-8")

        assert (decoded.guessed is not None) == guessed
        assert decoded.broken == (0 if guessed else 6)

    def test_damage_is_told_in_words(self):
        """It did declare its charset; something is missing all the same."""
        problem = decode(TURKISH.encode() + b"\xc5", declared="utf-8").problem("feed")

        assert "one damaged character" in problem.message
        assert "charset" not in problem.message
        assert decode(TURKISH.encode()).problem("feed") is None

    def test_replacement_characters_that_were_sent_are_no_damage(self):
        """Somebody before us put them there."""
        assert decode("a\ufffdb".encode()).broken == 0
        assert decode("é\ufffdé".encode() + b"\xc3", declared="utf-8").broken == 1

    def test_declaration_that_many_bytes_refute_is_named(self):
        """Not: it does not say its charset."""
        problem = decode(TURKISH.encode("cp1254"), declared="utf-8").problem("feed")

        assert "says that its charset is 'utf-8', and it is not" in problem.message

    @pytest.mark.parametrize("charset", ["gb18030", "euc-jp", "utf-16-le"])
    def test_bad_byte_in_another_charset_of_many_bytes_is_damage_too(self, charset):
        """A teaser cut inside a character."""
        words = "北京天气晴朗。" * 20
        decoded = decode(words.encode(charset) + b"\x8f", declared=charset)

        assert decoded.text[:-1] == words
        assert (decoded.text[-1], decoded.guessed) == ("\ufffd", None)

    @pytest.mark.parametrize(
        "charset", ["cp1251", "koi8-r", "cp1254", "gb18030", "euc-kr", "cp932", "cp874", "koi8-u"]
    )
    def test_text_in_another_charset_is_not_damaged_utf8(self, charset):
        """Hardly any of its bytes happen to look like that."""
        words = {
            "gb18030": "北京天气晴朗。",
            "euc-kr": "서울의 날씨는 맑다. ",
            "cp932": "東京は晴れ。",
            "cp874": "สวัสดีชาวโลก วันนี้อากาศดี ",
            "koi8-u": "Київ і Львів, її діти. ",
        }
        text = words.get(charset, TURKISH if charset == "cp1254" else "Привет, мир. ") * 10

        assert decode(text.encode(charset)).guessed is not None

    @given(
        st.text(alphabet="abc şğü’…日本", min_size=30, max_size=80), st.integers(0, 255), st.data()
    )
    def test_one_changed_byte_changes_at_most_the_characters_beside_it(self, text, byte, data):
        """In declared UTF-8, wherever it falls."""
        content = bytearray(text.encode())
        place = data.draw(st.integers(0, len(content) - 1))
        content[place] = byte
        if content.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")) or byte < 32:
            return

        decoded = decode(bytes(content), declared="utf-8")

        assert decoded.guessed is None
        before = max(len(bytes(content[:place]).decode(errors="ignore")) - 1, 0)
        assert decoded.text[:before] == text[:before]


class TestNuls:
    """A NUL is dropped; characters two bytes wide are read."""

    @pytest.mark.parametrize("declared", [None, "utf-8", "cp1252"])
    def test_nul_is_dropped(self, declared):
        """Browsers do so."""
        assert decode(b"abc\0def", declared=declared).text == "abcdef"
        assert decode(b"A nul \0 byte in a line of text.\0\0\0\0\0\0").text == (
            "A nul  byte in a line of text."
        )

    @pytest.mark.parametrize("charset", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
    @pytest.mark.parametrize("declared", [None, "utf-16", "UTF-16LE", "utf-8", "iso-8859-1"])
    def test_wide_characters_without_a_mark_are_known_by_their_nuls(self, charset, declared):
        """Whatever the server makes of them."""
        assert decode(TURKISH.encode(charset), declared=declared).text == TURKISH

    @pytest.mark.parametrize("text", ["Привет, мир. Сегодня открыли мост.", "北京天气晴朗。\n" * 3])
    @pytest.mark.parametrize("charset", ["utf-16-le", "utf-16-be"])
    def test_declared_wide_characters_need_few_nuls(self, text, charset):
        """Cyrillic has them at spaces only."""
        assert decode(text.encode(charset), declared=charset).text == text

    def test_false_declaration_of_wide_characters_is_seen_through(self):
        """Programs that write strings put utf-16 before what is then saved as UTF-8."""
        assert decode(TURKISH.encode(), declared="utf-16").text == TURKISH


def test_windows_punctuation_that_lost_its_way_is_read():
    """Apostrophes and quotation marks hold sentences together."""
    assert decode("don\x92t say \x93go\x94\x85\x81".encode()).text == "don’t say “go”…"


@pytest.mark.parametrize(
    ("charset", "words"), [("iso2022_jp", "北京の天気は晴れ"), ("iso2022_kr", "서울의 날씨")]
)
def test_shifts_of_east_asian_mail_are_never_shown(charset, words):
    """They are ASCII, and no text."""
    decoded = decode(f"Today: {words}.".encode(charset))

    assert words in decoded.text
    assert decoded.guessed is not None


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


@pytest.mark.parametrize(
    ("language", "charset", "words"),
    [
        ("tr", "cp1254", "Güneş Ağrı'da, Işık İzmir'de"),
        ("tr-TR", "cp1254", "Bakan Işık İçöz"),
        ("pl", "cp1250", "Łódź i Gdańsk"),
        ("pl", "iso8859_2", "Prezydent Łodzi przyjął w piątek gości ze Śląska i zaśpiewał."),
        ("ru", "koi8_r", "Премьер прибыл в город во вторник, сообщили власти."),
        ("ru", "cp1251", "Премьер прибыл в город во вторник, сообщили власти."),
        ("el", "cp1253", "Η Αθήνα"),
        ("fr", "cp1252", "À l’été, « déjà »"),
        ("lv", "cp1257", "Rīga ziņo: ūdens līmenis ceļas"),
        ("ja", "cp932", "東京で会談"),
    ],
)
@pytest.mark.parametrize(
    "frame",
    [
        "<rss><channel><language>{}</language><title>{}</title></channel></rss>",
        "<html lang='{}'><body>{}</body></html>",
        "---\nlanguage: {}\n---\n{}",
        '{{"language": "{}", "text": "{}"}}',
    ],
    ids=["feed", "page", "front matter", "json"],
)
def test_language_that_is_named_tells_the_charset(language, charset, words, frame):
    """A few words are not enough to tell it by themselves."""
    decoded = decode(frame.format(language, words).encode(charset), declared="utf-8")

    assert words in decoded.text
    assert decoded.guessed is not None


def test_language_whose_charset_does_not_fit_settles_nothing():
    """The bytes are asked, then."""
    words = "東京で会談が行われた、と発表された。" * 4
    decoded = decode(f"<html lang='th'>{words}</html>".encode("cp932"), declared=None)

    assert words in decoded.text


def test_hyphen_that_only_says_where_a_word_may_be_cut_goes():
    """Else nobody finds the word; at the end of a line it says that the word is cut."""
    assert decode("Der Mini\u00adster-Präsi\u00addent".encode()).text == "Der Minister-Präsident"
    assert decode("Der Mini\u00ad\nster".encode()).text == "Der Mini\u00ad\nster"
