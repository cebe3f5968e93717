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

Behind them::

    view                 what the formats ask of a brief: cited_facts, story_facts, visit_facts;
                         printed_once (which sentence stands where), numbered, week_ahead, changes,
                         visit_state, visit_columns, side_by_side, imprint, navigation
    environment          fills the templates; the words are date_format's and phrases'
    safe_text            nothing harmful is set; addresses, length_limits
    pdf_job, pdf_worker  the process that writes PDFs; pdf_metadata, tag_tree; glyphs, romanising
    timeline, visit_map  the drawings, by svg; timeline_rows, timeline_bars, timeline_labels
    digest               the brief on one page, alone and as a mail
    archive              pages about all briefs: archive_outline (what is known of one), then
                         archive_contents, archive_files, archive_pages, archive_index;
                         archive_writing and archive_pieces write what is new

A renderer takes a `Brief` and nothing else: no clock, no store, no network. Nothing here knows
how a brief was put together. The heavy libraries are imported by the modules that need them, so
importing this package costs nothing.
"""
