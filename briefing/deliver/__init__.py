"""A finished brief reaches its readers: a folder, a mailbox, a messenger.

A channel is asked for its recipients and then delivers to one at a time, so that the ledger has
a row for each. What a brief looks like is decided before; who was served is remembered elsewhere.
"""
