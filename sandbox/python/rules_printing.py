"""Misconceptions about how items are printed and joined."""

import ast

from _retrace.reading import lines_of
from _retrace.rewrite import Change, rule


def _alike(node, edits):
    return Change(lines_of(node), edits, edits)


@rule("stars-pass-the-list", "stars-pass-the-list")
def stars_pass_the_list(program):
    """print(*items) prints the list: the star makes no difference."""
    for call in program.calls("builtins.print"):
        for argument in call.args:
            if isinstance(argument, ast.Starred):
                start, end = program.text.start(argument), program.text.start(argument.value)
                yield _alike(argument, [program.text.between(start, end, "")])


@rule("join-ends-with-its-separator", "join-ends-with-its-separator")
def join_ends_with_its_separator(program):
    for call in program.all(ast.Call):
        is_join = isinstance(call.func, ast.Attribute) and call.func.attr == "join"
        if is_join and isinstance(call.func.value, ast.Constant) and isinstance(call.func.value.value, str):
            if call.func.value.value:
                yield _alike(call, program.wrap(call, "(", f" + {program.text.of(call.func.value)})"))
