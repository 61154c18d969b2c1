"""Takes requests from the JavaScript side as JSON and answers them as JSON."""

import _json
import json

from _retrace import analyse, clock, execute, rewrite, seal, state, vary
from _retrace.tracebacks import quietly

_decode = json.loads
# The modules of the sandbox, which no longer stand in sys.modules.
own_modules = []


def _refuse(value):
    raise TypeError(f"{type(value).__name__} cannot be sent")


# json.dumps() is Python code that a program may have changed; the encoder underneath is not.
_encode = _json.make_encoder(
    None, _refuse, _json.encode_basestring_ascii, None, ":", ",", False, False, False
)  # fmt: skip


def serve(request):
    """The answer to a request; null if a program broke what would compute it."""
    try:
        return "".join(_encode(_answer(_decode(request)), 0))
    except BaseException:
        return "null"


def _answer(request):
    if request["kind"] == "addresses":
        result = {"clock": clock.cell.buffer_info()[0], **seal.report(own_modules)}
    elif request["kind"] == "analyse":
        result = quietly(analyse.analyse, request["source"])
    elif request["kind"] == "rewrites":
        result = quietly(rewrite.rewrites_of, request["program"])
    elif request["kind"] == "propose":
        result = quietly(vary.proposals, request["program"], request["seed"], request["count"])
    else:
        result = execute.run_program(request["program"], request["options"])
    state.current = None
    return result
