"""A finished brief reaches its readers: a folder, a mailbox, a messenger.

A channel is asked for its recipients and then delivers to one at a time, so that the ledger has
a row for each. What a brief looks like is decided before; who was served is remembered elsewhere.

Channels: folder, mail (mail_message, mail_server, smtp_session), notify; guarded stands before
each, file_formats says what it hands over.
"""
