"""Where the reading of many articles runs: on this machine's processors.

`local` and `ray` are the two; both share out by `partitions`. `worker` is one process.
"""
