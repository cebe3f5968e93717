"""What reading needs, made once for all processes of `fork_server`: they have it from the start.

The index of cities and the tokenizer take a process two thirds of the time until it reads. Nothing
here imports onnxruntime, which may not be forked.
"""

import sys

from briefing.analysis.reader.tokenizer import blank_english
from briefing.gazetteer.cities import find_city

find_city("Oslo")
blank_english()
assert "onnxruntime" not in sys.modules, "onnxruntime may not be forked: who imports it now?"
