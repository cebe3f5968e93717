"""The benchmark of feeds counts what the comments of a folder of feeds state."""

from benchmarks.feed_assertions import main

HOLDS = """<!--
Description: entry title
Expect:      not bozo and entries[0]['title'] == u'Ferry &amp; <b>rail</b>'
-->
<feed xmlns="http://www.w3.org/2005/Atom"><entry><title type="html">Ferry &amp;amp; &lt;b&gt;rail
&lt;/b&gt;</title><summary>It left.</summary></entry></feed>"""
FAILS = """<!--
Description: entry summary
Expect:      not bozo and entries[0]['summary'] == 'It came back.'
-->
<feed xmlns="http://www.w3.org/2005/Atom"><entry><summary>It left.</summary></entry></feed>"""


def test_statements_are_counted_by_kind(tmp_path, capsys):
    """Those that do not hold are named."""
    (tmp_path / "holds.xml").write_text(HOLDS)
    (tmp_path / "deeper").mkdir()
    (tmp_path / "deeper" / "fails.xml").write_text(FAILS)

    main([str(tmp_path)])

    said = capsys.readouterr().out
    assert "deeper/fails.xml: text 'It came back.', ours 'It left.'" in said
    assert ["title", "1", "of", "1", "1.0000"] in [line.split() for line in said.splitlines()]
    assert ["text", "0", "of", "1", "0.0000"] in [line.split() for line in said.splitlines()]
