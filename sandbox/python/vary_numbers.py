"""Other numbers for a program: its times on another scale or with other gaps, its other values in the same order."""

import ast
import re

from _retrace.waiting_times import WaitingTimes, is_number

_FACTORS = (2, 3, 4, 5, 10)
_LONGEST_SECONDS = 600
_SECONDS = re.compile(r"(?<![\w.])(\d+(?:\.\d+)?)(?=[ -]?(?:s|secs?|seconds?)\b)")
_NUMBER = re.compile(r"(?<![\w.])\d+(?:\.\d+)?(?![\w.]*\d)")
_OTHER_TIMES = re.compile(
    r"\d ?(?:ms|milliseconds?|minutes?|min|hours?|h)\b"
    r"|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|half|tenth|twice)\b[\w -]*\b(?:seconds?|as long)\b",
    re.IGNORECASE,
)


def vary_times(program, texts, source):
    """Edits that give all times of the program other values of the same order, and what they change.

    `texts` are the stretches of comments and strings; None where what they say of times would become wrong.
    """
    literals = [node for node in WaitingTimes(program).literals if node.value > 0]
    if not literals:
        return [], []
    values = sorted({node.value for node in literals})
    factor = source.choice(_FACTORS) if source.random() < 0.5 else None
    new = {value: value * factor for value in values} if factor else _other_gaps(literals, values, source)
    if max(new.values()) > _LONGEST_SECONDS >= max(values) or new == {value: value for value in values}:
        return None
    edits = [program.text.replace(node, _written(new[node.value], node.value)) for node in literals]
    said = _said_times(program, texts, new, factor)
    if said is None:
        return None
    changes = [_change("seconds", value, new[value], [n for n in literals if n.value == value]) for value in values]
    return [*edits, *said], changes


def _other_gaps(literals, values, source):
    """A new value for each, in the same order; as many decimals as the program has."""
    decimals = max(_decimals(value) for value in values)
    new, at = {}, 0
    for value in values:
        at += source.randint(1, 3)
        new[value] = round(at / 10**decimals, decimals) if decimals else at
    return new


def _decimals(value):
    text = repr(value)
    return len(text.partition(".")[2].removesuffix("0")) if "." in text else 0


def _written(value, like):
    """A number as the author writes them: 2 for an integer, 0.2 for a float."""
    if isinstance(like, int) and float(value).is_integer():
        return str(int(value))
    return repr(round(float(value), 6))


def _change(kind, old, new, nodes):
    return {
        "kind": kind, "from": _written(old, old), "to": _written(new, old), "lines": sorted({n.lineno for n in nodes}),
    }  # fmt: skip


def _said_times(program, texts, new, factor):
    """Edits of what comments and strings say of these times; None where they would be wrong."""
    edits = []
    for start, end in texts:
        text = program.text.source[start:end]
        if _OTHER_TIMES.search(text):
            return None
        spans = set()
        for match in _SECONDS.finditer(text):
            value = float(match[1])
            if factor is None and value not in new:
                return None
            changed = value * factor if factor else new[value]
            spans.add(match.span(1))
            like = 1 if "." not in match[1] else 1.0
            edits.append(program.text.between(start + match.start(1), start + match.end(1), _written(changed, like)))
        for match in _NUMBER.finditer(text):
            if match.span() not in spans and float(match[0]) in new and float(match[0]) != new[float(match[0])]:
                return None
    return edits



def vary_values(program, texts, source):
    """Edits that give other numbers, such as arguments and results, other values of the same order."""
    times = WaitingTimes(program).literals
    said = {float(match[0]) for start, end in texts for match in _NUMBER.finditer(program.text.source[start:end])}
    literals = [
        node
        for node in program.all(ast.Constant)
        if is_number(node) and node not in times and node.value >= 2 and node.value not in said and _is_content(program, node)
    ]
    values = sorted({node.value for node in literals})
    new, shift = {}, 0
    for value in values:
        shift += source.randint(0 if shift else 1, 3)
        new[value] = value + shift if isinstance(value, int) else round(value + shift, 6)
    # A new value that is an old one elsewhere would say that two things are the same.
    kept = {node.value for node in program.all(ast.Constant) if is_number(node) and node not in literals}
    if kept & {*new.values()}:
        return [], []
    edits = [program.text.replace(node, _written(new[node.value], node.value)) for node in literals]
    return edits, [_change("number", value, new[value], [n for n in literals if n.value == value]) for value in values]


def _is_content(program, node):
    """Whether a number is what the program works on: an argument of its own functions, a part of a list, a result."""
    parent = node.parent
    if isinstance(parent, ast.keyword):
        parent = parent.parent
    if isinstance(parent, ast.Call):
        kind = program.kinds.of(parent.func)
        return kind is not None and (kind.of is not None or kind.name in ("builtins.print", "asyncio.sleep") or "set_result" in kind.name)
    return isinstance(parent, (ast.List, ast.Tuple, ast.Return, ast.Dict)) or (
        isinstance(parent, ast.Assign) and parent.value is node
    )
