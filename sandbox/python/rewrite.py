"""Programs as they would be if a misconception were true: which rules apply where, and how they change the program.

A rule is a function that looks at a program and yields its changes. The edits of a change keep every line of the
program where it is, so that the misconception run can be compared with the real one. If the misconception cannot be
written as a program, the changed text calls a helper in `__retrace__` (see beliefs.py), or the runtime is changed.
"""

import functools
from typing import NamedTuple

from _retrace.edits import Overlap
from _retrace.reading import Program

# A program with more places than this for one rule is no example for it.
MAX_SITES = 8


class Change(NamedTuple):
    # The lines of the original that it changes, or that the misconception is about.
    lines: list
    # Edits that keep all lines in place.
    edits: list = []
    # The same change as a learner may read it, if that is another text; None where it is no program.
    shown: list | None = None
    # The part of the machine that works otherwise (beliefs.MACHINES), for the whole run.
    machine: str | None = None


class Rule(NamedTuple):
    name: str
    misconception: str
    changes: object


RULES = {}


def rule(name, misconception):
    """Register the changes of a rule under its name and the misconception that it follows."""

    def register(changes):
        RULES[name] = Rule(name, misconception, changes)
        return changes

    return register


def parse(program):
    """A program that rules can look at; None if Python cannot read it."""
    try:
        return Program(program["source"], program["setup"])
    except (SyntaxError, ValueError, OverflowError, RecursionError, MemoryError):
        return None


def _changes_of(parsed, rule):
    """The changes of a rule by site: one for each place, and under None all of them together."""
    changes = [*rule.changes(parsed)]
    if not 0 < len(changes) <= MAX_SITES:
        return {}
    everywhere = Change(
        sorted({line for change in changes for line in change.lines}),
        [edit for change in changes for edit in change.edits],
        None if any(change.shown is None for change in changes) else [edit for change in changes for edit in change.shown],
        changes[0].machine,
    )
    return {None: everywhere} if len(changes) == 1 else {None: everywhere, **dict(enumerate(changes))}


@functools.lru_cache(maxsize=8)
def compiles(source):
    """Whether Python can compile it. Most changes are shown as they are run: the same source comes several times."""
    try:
        compile(source, "main.py", "exec", dont_inherit=True)
    except (SyntaxError, ValueError, OverflowError, RecursionError, MemoryError):
        return False
    return True


def _text_after(parsed, edits):
    """The changed source; None where it is none, because changes overlap or do not fit together."""
    try:
        source = parsed.text.edited(edits)
    except Overlap:
        return None
    return source if compiles(source) else None


def rewrites_of(program):
    """All rewrites of a program, as domain/program/rewrite.ts describes them."""
    parsed = parse(program)
    if parsed is None:
        return []
    found = []
    for rule in RULES.values():
        for site, change in _changes_of(parsed, rule).items():
            changed = _text_after(parsed, change.edits)
            if changed is None or (changed == program["source"] and change.machine is None):
                continue
            shown = None if change.shown is None else _text_after(parsed, change.shown)
            found.append({
                "rule": rule.name,
                "misconception": rule.misconception,
                "site": site,
                "lines": change.lines,
                "source": shown,
            })  # fmt: skip
    # Who runs only some of them gets every rule before single places, and those of plain Python last.
    return sorted(found, key=lambda rewrite: (not rewrite["misconception"].startswith("M"), rewrite["site"] is not None))


def believed(program, name, site):
    """The source to run for a rule, and the machine to run it on; None if the rule does not apply."""
    parsed = parse(program)
    change = _changes_of(parsed, RULES[name]).get(site) if parsed is not None and name in RULES else None
    changed = None if change is None else _text_after(parsed, change.edits)
    return None if changed is None else (changed, change.machine)
