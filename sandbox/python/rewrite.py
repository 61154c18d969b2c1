"""The program as a believer in a misconception reads it: which rules apply where, and the program as they change it.

A rule is a function that looks at a program and yields its changes. The edits of a change keep every line of the
program where it is, so that the believer's run can be laid over the real one. Where what a believer thinks is no
program at all, the changed text calls a helper in `__retrace__` (see beliefs.py), or the whole machine works otherwise.
"""

import ast
from typing import NamedTuple

from _retrace.edits import Overlap, Text
from _retrace.kinds import FUNCTIONS, Kinds

# A program with more places than this for one rule is no example for it.
MAX_SITES = 8


class Change(NamedTuple):
    # The lines of the original that it changes, or that the belief is about.
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


class Program:
    """What rules look at: the tree of the visible source, and what its names stand for."""

    def __init__(self, source, setup=""):
        self.text = Text(source)
        self.tree = ast.parse(source)
        self.kinds = Kinds(self.tree, ast.parse(setup) if setup else None)
        self.nodes = sorted(
            (node for node in ast.walk(self.tree) if hasattr(node, "lineno")),
            key=lambda node: (node.lineno, node.col_offset),
        )

    def all(self, *types):
        """All nodes of these types in the order of the text."""
        return [node for node in self.nodes if isinstance(node, types)]

    def calls(self, *names):
        return [node for node in self.all(ast.Call) if self.kinds.name_of(node.func) in names]

    def kind(self, node):
        """The name of what an expression stands for, or ""."""
        return self.kinds.name_of(node) or ""

    def spelled(self, dotted, node):
        """How the program can write `asyncio.create_task` at this place; None if it has no name for it there."""
        package, _, attribute = dotted.rpartition(".")
        for name in node.scope.module.bindings:
            written = ast.copy_location(ast.Name(name, ast.Load()), node)
            written.scope = node.scope
            kind = self.kinds.name_of(written)
            if kind == dotted:
                return name
            if package and kind == package:
                return f"{name}.{attribute}"
        return None


def lines_of(*nodes):
    return sorted({line for node in nodes for line in range(node.lineno, node.end_lineno + 1)})


def function_around(node):
    """The function that a node runs in; None for the module."""
    around = node.parent
    while around is not None and not isinstance(around, FUNCTIONS):
        around = around.parent
    return around


def may_await(node):
    """Whether `await` may be written at this place."""
    around = node.parent
    while around is not None and not isinstance(around, (*FUNCTIONS, ast.ClassDef)):
        # A generator expression that awaits is another thing: an asynchronous one.
        if isinstance(around, ast.GeneratorExp):
            return False
        around = around.parent
    return isinstance(around, ast.AsyncFunctionDef)


def is_statement(node):
    """Whether a call or an await stands for itself: nobody uses its value."""
    return isinstance(node.parent, ast.Expr)


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


def _compiles(source):
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
    return source if _compiles(source) else None


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
    return found


def believed(program, name, site):
    """The source that a believer runs, and the machine it runs on; None where the rule does not apply."""
    parsed = parse(program)
    change = _changes_of(parsed, RULES[name]).get(site) if parsed is not None and name in RULES else None
    changed = None if change is None else _text_after(parsed, change.edits)
    return None if changed is None else (changed, change.machine)
