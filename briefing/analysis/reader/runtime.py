"""The run time of the networks, which keeps and sends nothing of its own.

As installed, onnxruntime from 1.29 on gives the machine an identifier, notes in the user's cache
folder which networks are run on what, and sends that to its makers by a thread of its own.
"""

import os

# Read once, when the library is loaded: so it stands before every import of it, here alone.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

import onnxruntime

onnxruntime.disable_telemetry_events()  # a host that uses `briefing` may have loaded it before

__all__ = ["onnxruntime"]
