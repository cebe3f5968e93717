"""The archive in a browser, with "build this date", and the same as an API: a door of its own.

::

    server        listens, has no patience with slow clients, stops gracefully
    guard         what every request must pass: Host, size, token, origin; what every answer says
    sessions      what a browser shows of a token it once had; what a form shows of its page
    site          the routes, and what is answered when something fails
    pages         the pages, `form_pages` those with a form; `api` is for programs, by `openapi`
    files         what lies written in the output folder
    page_context  what pages and API work with
    queries       what the pages show of the store
    jobs          briefs that somebody asked for, each built by a process of its own: `worker`
    metrics       figures for Prometheus, health for whoever watches the process

It needs the extra `web`; the command line says so where it is missing.
"""
