"""Speed and quality, measured beside simpler ways and peers in the same run."""
