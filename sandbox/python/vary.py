"""Proposes variants of a program: other numbers, times and names, in the author's own layout.

A proposal is only text. Whether the program still does the same is found out by running it, see `variants` in
sandbox.ts.
"""

import io
import random
import tokenize

from _retrace.edits import Overlap
from _retrace.rewrite import compiles, parse
from _retrace.vary_names import vary_functions, vary_names
from _retrace.vary_numbers import vary_times, vary_values


def _texts(program):
    """Where comments and strings stand: what they say must stay true."""
    source = program.text.source
    found = []
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type in (tokenize.COMMENT, tokenize.STRING, tokenize.FSTRING_MIDDLE):
            (line, column), (last, end) = token.start, token.end
            found.append((program.text.line_start(line) + column, program.text.line_start(last) + end))
    return found


def proposals(program, seed, count):
    """Different changed sources and their changes, of `count` tries; the same for the same seed."""
    parsed = parse(program)
    if parsed is None:
        return []
    texts = _texts(parsed)
    found = {}
    for attempt in range(count):
        proposal = _propose(parsed, texts, random.Random(f"{seed}/{attempt}"))
        if proposal is not None and proposal["source"] != program["source"]:
            found.setdefault(proposal["source"], proposal)
    return [*found.values()]


def _propose(program, texts, source):
    edits, changes = [], []
    for vary in (vary_times, vary_values, vary_names, vary_functions):
        # What sounds good alone may not go well with the rest: now and then, leave something out.
        if source.random() < 0.25:
            continue
        varied = vary(program, texts, source)
        if varied is None:
            return None
        edits += varied[0]
        changes += varied[1]
    # Names of functions alone do not change what is printed.
    if all(change["kind"] == "name" or change["from"] == change["to"] for change in changes):
        return None
    try:
        changed = program.text.edited(edits)
    except Overlap:
        return None
    real = [change for change in changes if change["from"] != change["to"]]
    return {"source": changed, "changes": real} if compiles(changed) else None
