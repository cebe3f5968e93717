"""Brings articles in: from folders, feeds, mailboxes, web pages. It keeps nothing, judges nothing.

A source yields a `FetchedArticle` for each article and a `Problem` for each it could not read;
one bad article never stops the others. One that reads the web also has `fetch_over`, which asks
only for what has changed. A format has one parser (`plain_text`, `markdown_text`,
`web_text`, `json_text`, `feed_text`); `client` is the only HTTP client.

::

    sources     folder (folder_files, kinds, file_dates), feed (full_text), page, sitemap,
                mailbox (imap_session, imap_connection); what all say: parsed, undated,
                problem_limits, extras
    the web     client (addresses, deadline, responses), politeness (robots), listed_articles and
                page_reader (page_selectors); discovery and opml find feeds
    feeds       feed_text: feed_markup, feed_ends, feed_entries; json_feed
    pages       web_text: page_markup, page_metadata, page_body, linked_data, saved_pages, refusals,
               titles,
                tails; word_count, fragments; sitemap_text
    texts       plain_text, markdown_text: head_lines, front_matter, above (furniture), tables,
                text_frame, press_databases
    mails       mail_text (mail_words, passed_on), mbox_text; embargo_lines, for texts as well
    documents   pdf_text (page_columns, browser_prints, printed_lines), word_text;
                json_text (json_shapes, json_blocks, json_values); warc_text, gzip_bytes
    bytes       decoding: charset_guess, language_charsets, latin_alphabets, printable;
                parse_budgets
    dates       dating: day_labels, calendar_names, eastern_dates, time_zones
"""

from briefing.sources.feed import Feed
from briefing.sources.folder import Folder
from briefing.sources.mailbox import Mailbox
from briefing.sources.page import Page
from briefing.sources.sitemap import SitemapPages

__all__ = ["Feed", "Folder", "Mailbox", "Page", "SitemapPages"]
