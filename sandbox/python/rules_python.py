"""Misconceptions about plain Python. They have names instead of numbers."""

import ast

from _retrace.scopes import COMPREHENSIONS
from _retrace.reading import ancestors, has_await, is_statement, lines_of
from _retrace.rewrite import Change, rule


@rule("defaults-are-made-anew", "defaults-are-made-anew")
def defaults_are_made_anew(program):
    """A mutable default value is a new one for every call."""
    for function in program.all(ast.FunctionDef, ast.AsyncFunctionDef):
        positional = [*function.args.posonlyargs, *function.args.args]
        pairs = [
            *zip(positional[len(positional) - len(function.args.defaults) :], function.args.defaults),
            *zip(function.args.kwonlyargs, function.args.kw_defaults),
        ]
        for parameter, default in pairs:
            if isinstance(default, (ast.List, ast.Dict, ast.Set)) and not isinstance(function.body[0], COMPOUND):
                name, written = parameter.arg, program.text.of(default)
                body = f"{name} = {written} if {name} is None else {name}"
                default_none = program.text.replace(default, "None")
                yield Change(
                    lines_of(default),
                    [default_none, program.text.before(function.body[0], f"{' '.join(body.split())}; ")],
                    [default_none, program.text.line_before(function.body[0], body)],
                )


COMPOUND = (
    ast.If, ast.For, ast.AsyncFor, ast.While, ast.With, ast.AsyncWith, ast.Try, ast.TryStar, ast.Match, ast.FunctionDef,
    ast.AsyncFunctionDef, ast.ClassDef,
)  # fmt: skip


@rule("closures-keep-the-value", "closures-keep-the-value")
def closures_keep_the_value(program):
    """A lambda in a loop keeps the value that the loop variable has when it is made."""
    for node in program.all(ast.Lambda):
        if node.args.vararg or node.args.kwonlyargs or node.args.kwarg:
            continue
        read = {part.id for part in ast.walk(node.body) if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Load)}
        own = {part.arg for part in ast.walk(node.args) if isinstance(part, ast.arg)}
        captured = sorted((read - own) & loop_variables(node))
        if captured:
            written = ", ".join(f"{name}={name}" for name in captured)
            start = program.text.start(node) + len("lambda")
            has_arguments = bool(own)
            if has_arguments:
                last = max([*node.args.args, *node.args.posonlyargs, *node.args.defaults], key=program.text.end)
                edits = [program.text.after(last, f", {written}")]
            else:
                edits = [program.text.between(start, start, f" {written}")]
            yield Change(lines_of(node), edits, edits)


def loop_variables(node):
    """Names that a loop around a function binds, in the function or module that it stands in."""
    found = set()
    for around in ancestors(node):
        if isinstance(around, (ast.For, ast.AsyncFor)):
            targets = [around.target]
        elif isinstance(around, COMPREHENSIONS):
            targets = [part.target for part in around.generators]
        else:
            continue
        found |= {part.id for target in targets for part in ast.walk(target) if isinstance(part, ast.Name)}
    return found


@rule("assignment-copies", "assignment-copies")
def assignment_copies(program):
    """`b = a` makes a list of its own."""
    for node in program.all(ast.Assign):
        if isinstance(node.value, ast.Name) and program.kind(node.value) in ("list", "dict"):
            if not isinstance(node.targets[0], ast.Tuple):
                edits = [program.text.after(node.value, ".copy()")]
                yield Change(lines_of(node), edits, edits)


@rule("range-includes-its-end", "range-includes-its-end")
def range_includes_its_end(program):
    for call in program.calls("builtins.range"):
        if 0 < len(call.args) < 3 and not call.keywords:
            end = call.args[-1]
            if isinstance(end, ast.Constant) and isinstance(end.value, int):
                edits = [program.text.replace(end, str(end.value + 1))]
            else:
                edits = [program.text.after(end, " + 1")]
            yield Change(lines_of(call), edits, edits)


_TEXT_METHODS = ("upper", "lower", "strip", "replace", "title", "capitalize", "removeprefix", "removesuffix", "center")


@rule("strings-change-in-place", "strings-change-in-place")
def strings_change_in_place(program):
    for call in program.calls(*(f"str.{name}" for name in _TEXT_METHODS)):
        if is_statement(call) and isinstance(call.func.value, ast.Name):
            edits = [program.text.before(call, f"{call.func.value.id} = ")]
            yield Change(lines_of(call), edits, edits)


@rule("sort-gives-the-list", "sort-gives-the-list")
def sort_gives_the_list(program):
    """A method that changes a list in place gives the list."""
    for call in program.all(ast.Call):
        if program.kind(call.func) in ("list.sort", "list.reverse") and not is_statement(call):
            if isinstance(call.func.value, ast.Name):
                yield Change(lines_of(call), program.text.wrap(call, "(", f" or {call.func.value.id})"))


@rule("generators-start-anew", "generators-start-anew")
def generators_start_anew(program):
    """A generator or an iterator that is used up can be used again."""
    for node in program.all(ast.Assign):
        target = node.targets[0]
        is_iterator = (isinstance(node.value, ast.GeneratorExp) and not _is_async(node.value)) or (
            isinstance(node.value, ast.Call) and program.kind(node.value.func) in _ITERATORS
        )
        if is_iterator and isinstance(target, ast.Name) and len(program.uses_of(target)) > 1:
            edits = program.wrap(node.value, "list(")
            yield Change(lines_of(node), edits, edits)


def _is_async(expression):
    return has_await(expression) or any(part.is_async for part in expression.generators)


_ITERATORS = ("builtins.map", "builtins.filter", "builtins.zip", "builtins.enumerate", "builtins.reversed")
