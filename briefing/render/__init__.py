"""Makes a brief a document: one module for each format, all from the folder `templates/`.

==========  ============================================  ==================
module      renderer                                      file
==========  ============================================  ==================
screen      `HtmlRenderer`: one self-contained page       brief.html
pdf         `PdfRenderer`: PDF/UA-1 and PDF/A-3a          brief.pdf
mail_body   `MailRenderer`, `render_mail`                 brief.eml
text        `TextRenderer`                                brief.txt
brief_json  `JsonRenderer`: every field of the brief      brief.json
ics         `IcsRenderer`: the visits as a calendar       brief.ics
==========  ============================================  ==================

A renderer takes a `Brief` and nothing else: no clock, no store, no network. Nothing here knows
how a brief was put together. The heavy libraries are imported by the modules that need them, so
importing this package costs nothing.
"""
