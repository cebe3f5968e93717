"""Where the reading of many articles runs: on this machine's processors."""
