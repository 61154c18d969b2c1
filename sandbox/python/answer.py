"""Takes requests from the JavaScript side as JSON and answers them as JSON."""

import _json
import json

from _retrace import analyse, clock, rewrite, run, state, vary

_decode = json.loads


def _refuse(value):
    raise TypeError(f"{type(value).__name__} cannot be sent")


# json.dumps() is Python code that a program may have changed; the encoder underneath is not.
_encode = _json.make_encoder(
    None, _refuse, _json.encode_basestring_ascii, None, ":", ",", False, False, False
)  # fmt: skip


def serve(request):
    request = _decode(request)
    if request["kind"] == "clock-cell":
        result = clock.cell.buffer_info()[0]
    elif request["kind"] == "analyse":
        result = analyse.analyse(request["source"])
    elif request["kind"] == "rewrites":
        result = rewrite.rewrites_of(request["program"])
    elif request["kind"] == "propose":
        result = vary.proposals(request["program"], request["seed"], request["count"])
    else:
        result = run.run_program(request["program"], request["options"])
    state.current = None
    return "".join(_encode(result, 0))
