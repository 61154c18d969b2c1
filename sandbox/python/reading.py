"""A program as rules see it: its tree, its text, and what its names refer to."""

import ast
import re

from _retrace.edits import Text
from _retrace.inference import Inference
from _retrace.scopes import FUNCTIONS
from _retrace.shapes import Shapes

# The bracket that a call opens with, and what stands behind it; a comma and the bracket that closes it.
_HEAD = re.compile(r"[^#\n]*\(([ \t]*(?:#[^\n]*)?\n\s*)")
_TAIL = re.compile(r"[ \t]*,?(\s*(?:#[^\n]*\n\s*)*)\)")


class Program:
    """The input of a rule: the tree of the visible source, and what its names refer to."""

    def __init__(self, source, setup=""):
        self.text = Text(source)
        self.tree = ast.parse(source)
        self.kinds = Inference(self.tree, ast.parse(setup) if setup else None)
        self._shapes = Shapes(self)
        self._by_types, self._calls = {}, None
        self.nodes = sorted(
            (node for node in ast.walk(self.tree) if hasattr(node, "lineno")),
            key=lambda node: (node.lineno, node.col_offset),
        )
        self._types = {type(node) for node in self.nodes}

    def all(self, *types):
        """All nodes of these types in the order of the text."""
        if types not in self._by_types:
            is_there = not self._types.isdisjoint(types)
            self._by_types[types] = [node for node in self.nodes if isinstance(node, types)] if is_there else []
        return self._by_types[types]

    def shape(self, node):
        """The name of the built-in type of an expression's value; None if the text does not tell."""
        return self._shapes.of(node)

    def calls(self, *names):
        """All calls of functions with these dotted names, in the order of the text."""
        if self._calls is None:
            self._calls = {}
            for node in self.all(ast.Call):
                self._calls.setdefault(self.kinds.name_of(node.func), []).append(node)
        if len(names) == 1:
            return self._calls.get(names[0], [])
        return [node for node in self.all(ast.Call) if self.kinds.name_of(node.func) in names]

    def own_call(self, node):
        """The coroutine function of the program that a call calls; None if it calls none."""
        kind = self.kinds.of(node) if isinstance(node, ast.Call) else None
        return kind.of if kind is not None and kind.name == "coroutine" else None

    def uses_of(self, name):
        """The places that read the variable that this node binds."""
        owner = name.scope.owner_of(name.id)
        return [
            node
            for node in self.all(ast.Name)
            if node.id == name.id and isinstance(node.ctx, ast.Load) and node.scope.lookup(node.id) is owner
        ]

    def named(self, *kinds):
        """Assignments of a call that gives one of these kinds to a single name: the name, the call, its uses."""
        for node in self.all(ast.Assign):
            if len(node.targets) == 1 and isinstance(node.targets[0], ast.Name) and isinstance(node.value, ast.Call):
                if self.kind(node.value) in kinds:
                    yield node.targets[0], node.value, self.uses_of(node.targets[0])

    # -- edits

    def wrap(self, node, opening, closing=")"):
        return self.text.wrap(node, opening, closing)

    def awaiting(self, node):
        """What makes an `await` of what stands in the place of a node: in brackets only where Python needs them."""
        parent = node.parent
        is_part = isinstance(parent, (ast.Attribute, ast.Subscript)) and parent.value is node
        is_called = isinstance(parent, ast.Call) and parent.func is node
        needs_brackets = is_part or is_called or isinstance(parent, (ast.Await, ast.Starred))
        return ("(await ", ")") if needs_brackets else ("await ", "")

    def helper(self, node, name):
        """Pass the value of an expression through a helper."""
        return self.text.wrap(node, f"__retrace__.{name}(")

    def instead(self, node, name):
        """Replace a function with a helper."""
        return [self.text.replace(node, f"__retrace__.{name}")]

    def around(self, outer, inner, opening, closing):
        """Other brackets: what stands in `outer` before and after `inner` (a node, or the first and last of several).

        Line breaks and comments between the brackets and what they hold stay.
        """
        first, last = inner if isinstance(inner, tuple) else (inner, inner)
        start, end = self.text.start(outer), self.text.end(outer)
        head = _HEAD.match(self.text.source[start : self.text.start(first)])
        tail = _TAIL.fullmatch(self.text.source[self.text.end(last) : end])
        return [
            self.text.between(start, self.text.start(first), opening + (head[1] if head else "")),
            self.text.between(self.text.end(last), end, (tail[1] if tail else "") + closing),
        ]

    def more(self, call, written):
        """Append an argument to a call that has some."""
        last = max([*call.args, *(keyword.value for keyword in call.keywords)], key=self.text.end)
        return [self.text.after(last, f", {written}")]

    def may_fail(self):
        """Whether an error of its own may come up somewhere, as far as one can see."""
        return any(map(_is_risky, self.nodes)) or bool(self.calls("builtins.int", "builtins.float", "builtins.next"))

    def runs_a_loop(self):
        return bool(self.calls("asyncio.run", "Runner.run", "Loop.run_until_complete", "Loop.run_forever"))

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


def _is_risky(node):
    match node:
        case ast.Raise(exc=ast.AST()) | ast.Assert():
            return True
        case ast.BinOp(op=ast.Div() | ast.FloorDiv() | ast.Mod()):
            return is_constant(node.right, 0)
        case ast.Subscript(value=ast.Dict() | ast.List() | ast.Tuple() | ast.Constant(), ctx=ast.Load()):
            return True
    return False


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
    """Whether a call or an await is a statement, so that its value is not used."""
    return isinstance(node.parent, ast.Expr)


def is_awaited(node):
    return isinstance(node.parent, ast.Await)


def ancestors(node):
    """The nodes around a node, from the inside out, up to the function that it runs in."""
    while not isinstance(node.parent, (*FUNCTIONS, ast.ClassDef, ast.Module)):
        node = node.parent
        yield node


def statement_of(node):
    """The statement that a node belongs to."""
    while not isinstance(node, ast.stmt):
        node = node.parent
    return node


def siblings_of(statement):
    """The block of statements that contains a statement."""
    for _, value in ast.iter_fields(statement.parent):
        if isinstance(value, list) and statement in value:
            return value
    return [statement]


def is_constant(node, value):
    """Whether an expression is this constant itself; True is no 1."""
    return isinstance(node, ast.Constant) and type(node.value) is type(value) and node.value == value


def has_await(*nodes):
    """Whether anything below waits."""
    return any(
        isinstance(part, (ast.Await, ast.AsyncFor, ast.AsyncWith)) or getattr(part, "is_async", 0)
        for node in nodes
        for part in ast.walk(node)
    )
