"""Brings articles in: from folders, feeds, mailboxes, web pages. It keeps nothing, judges nothing.

A source yields a `FetchedArticle` for each article and a `Problem` for each it could not read;
one bad article never stops the others. One that reads the web also has `fetch_over`, which asks
only for what has changed. A format has one parser (`plain_text`, `markdown_text`,
`web_text`, `json_text`, `feed_text`); `client` is the only HTTP client.
"""

from briefing.sources.feed import Feed
from briefing.sources.folder import Folder
from briefing.sources.mailbox import Mailbox
from briefing.sources.page import Page
from briefing.sources.sitemap import SitemapPages

__all__ = ["Feed", "Folder", "Mailbox", "Page", "SitemapPages"]
