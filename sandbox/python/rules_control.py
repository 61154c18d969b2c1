"""Misconceptions about branches, loops and exceptions."""

import ast

from _retrace.reading import ancestors, lines_of, siblings_of
from _retrace.rewrite import Change, rule
from _retrace.scopes import FUNCTIONS

_LOOPS = (ast.For, ast.AsyncFor, ast.While)
_SIMPLE = (ast.Expr, ast.Assign, ast.AugAssign, ast.AnnAssign, ast.Return, ast.Raise, ast.Delete, ast.Pass)


def _alike(node, edits):
    return Change(lines_of(node), edits, edits)


def _loop_of(statement):
    return next((node for node in ancestors(statement) if isinstance(node, _LOOPS)), None)


def _names(node, context):
    return {part.id for part in ast.walk(node) if isinstance(part, ast.Name) and isinstance(part.ctx, context)}


# -- branches


def _is_elif(program, node):
    return program.text.source.startswith("elif", program.text.start(node))


@rule("every-true-branch-runs", "every-true-branch-runs")
def every_true_branch_runs(program):
    for node in program.all(ast.If):
        if _is_elif(program, node):
            start = program.text.start(node)
            edits = [program.text.between(start, start + 4, "if")]
            yield Change([node.lineno], edits, edits)


@rule("only-the-first-true-branch-runs", "only-the-first-true-branch-runs")
def only_the_first_true_branch_runs(program):
    for node in program.all(ast.If):
        if _is_elif(program, node):
            continue
        block = siblings_of(node)
        before = block[block.index(node) - 1] if block.index(node) > 0 else None
        if isinstance(before, ast.If) and not before.orelse:
            start = program.text.start(node)
            edits = [program.text.between(start, start, "el")]
            yield Change([node.lineno], edits, edits)


# -- leaving loops


@rule("break-goes-to-the-next-pass", "break-goes-to-the-next-pass")
def break_goes_to_the_next_pass(program):
    for node in program.all(ast.Break):
        if isinstance(_loop_of(node), ast.For):
            yield _alike(node, [program.text.replace(node, "continue")])


@rule("continue-leaves-the-loop", "continue-leaves-the-loop")
def continue_leaves_the_loop(program):
    for node in program.all(ast.Continue):
        yield _alike(node, [program.text.replace(node, "break")])


def _loops_with_else(program):
    """Loops with an else, where the word stands, and the breaks that leave them."""
    for node in program.all(*_LOOPS):
        breaks = [part for part in ast.walk(node) if isinstance(part, ast.Break) and _loop_of(part) is node]
        if node.orelse and breaks:
            yield node, program.text.find(r"\belse\b", program.text.end(node.body[-1])), breaks


@rule("loop-else-always-runs", "loop-else-always-runs")
def loop_else_always_runs(program):
    for node, word, _ in _loops_with_else(program):
        yield Change([node.orelse[0].lineno], [program.text.between(word.start(), word.end(), "if True")])


@rule("loop-else-runs-after-break", "loop-else-runs-after-break")
def loop_else_runs_after_break(program):
    for node, word, breaks in _loops_with_else(program):
        edits = [program.text.before(part, "__retrace__.mark(); ") for part in breaks]
        edits.append(program.text.between(word.start(), word.end(), "if __retrace__.is_marked()"))
        yield Change([node.orelse[0].lineno], edits)


@rule("while-is-left-at-once", "while-is-left-at-once")
def while_is_left_at_once(program):
    """A loop is left as soon as its condition is false, in the middle of a pass."""
    for node in program.all(ast.While):
        watched = _names(node.test, ast.Load)
        changed, edits = False, []
        for statement in node.body:
            if changed and isinstance(statement, _SIMPLE):
                edits.append(program.text.before(statement, f"if {program.text.of(node.test)}: "))
            elif changed:
                edits = []
                break
            changed = changed or bool(watched & _names(statement, ast.Store))
        if edits and node.test.lineno == node.test.end_lineno:
            yield Change(lines_of(node.test), edits)


# -- loop variables


@rule("loop-variables-are-local", "loop-variables-are-local")
def loop_variables_are_local(program):
    """After the loop, its variable has the value that it had before."""
    for node in program.all(ast.For):
        if not isinstance(node.target, ast.Name):
            continue
        name, owner = node.target.id, node.scope.owner_of(node.target.id)
        inside = [part for part in ast.walk(node) if isinstance(part, ast.Name) and part.id == name]
        uses = [use for use in program.all(ast.Name) if use.id == name and use.scope.lookup(name) is owner]
        if any(use not in inside and isinstance(use.ctx, ast.Load) and use.lineno > node.end_lineno for use in uses):
            if all(part.scope.lookup(name) is owner for part in inside):
                yield Change(lines_of(node.target), [program.text.replace(part, f"_own_{name}") for part in inside])


@rule("comprehension-variables-stay", "comprehension-variables-stay")
def comprehension_variables_stay(program):
    for node in program.all(ast.ListComp):
        part = node.generators[0]
        is_simple = len(node.generators) == 1 and not part.ifs and isinstance(part.target, ast.Name)
        statement = node.parent
        if is_simple and isinstance(statement, (ast.Assign, ast.Expr)) and node.scope.lookup(part.target.id) is not None:
            repeatable = isinstance(part.iter, ast.Name) or program.kind(getattr(part.iter, "func", None)) == "builtins.range"
            if repeatable:
                last = f"; {part.target.id} = [*{program.text.of(part.iter)}][-1]"
                yield Change(lines_of(node), [program.text.after(statement, last)])


@rule("counting-loops-read-their-variable", "counting-loops-read-their-variable")
def counting_loops_read_their_variable(program):
    """A loop over a range adds one to what its variable has now."""
    for node in program.all(ast.For):
        if not isinstance(node.target, ast.Name) or not isinstance(node.iter, ast.Call):
            continue
        is_changed = any(node.target.id in _names(statement, ast.Store) for statement in node.body)
        if is_changed and program.kind(node.iter.func) == "builtins.range" and node.iter.args:
            first = program.text.before(node.iter.args[0], f"lambda: {node.target.id}, ")
            yield Change(lines_of(node.iter), [*program.instead(node.iter.func, "counting"), first])


@rule("assigning-the-item-changes-the-list", "assigning-the-item-changes-the-list")
def assigning_the_item_changes_the_list(program):
    for node in program.all(ast.For):
        if isinstance(node.target, ast.Name) and isinstance(node.iter, ast.Name) and program.shape(node.iter) == "list":
            name, items = node.target.id, node.iter.id
            changed = [
                part
                for part in ast.walk(node)
                if isinstance(part, (ast.Assign, ast.AugAssign)) and name in _names(part, ast.Store)
            ]
            if changed:
                put = f"; __retrace__.put({items}, {name})"
                edits = [*program.helper(node.iter, "writable"), *(program.text.after(part, put) for part in changed)]
                yield Change(lines_of(*changed), edits)


# -- exceptions


@rule("best-handler-catches", "best-handler-catches")
def best_handler_catches(program):
    """Of several handlers, the one that fits an exception most closely catches it."""
    for node in program.all(ast.Try):
        typed = [handler for handler in node.handlers if handler.type is not None]
        edits = []
        for index, handler in enumerate(typed[:-1]):
            later = ", ".join(program.text.of(other.type) for other in typed[index + 1 :])
            edits += [program.text.before(handler.type, "__retrace__.unless("), program.text.after(handler.type, f", {later})")]
        if edits:
            yield Change([handler.lineno for handler in typed], edits)


def _returns(statements):
    """The returns that leave the function from one of these statements."""
    for statement in statements:
        if isinstance(statement, ast.Return):
            yield statement
        elif not isinstance(statement, (*FUNCTIONS, ast.ClassDef)):
            for _, value in ast.iter_fields(statement):
                if isinstance(value, list):
                    inner = [part for part in value if isinstance(part, (ast.stmt, ast.ExceptHandler))]
                    yield from _returns([each for part in inner for each in ([part] if isinstance(part, ast.stmt) else part.body)])


@rule("return-skips-finally", "return-skips-finally")
def return_skips_finally(program):
    for node in program.all(ast.Try):
        returns = [*_returns(node.body), *_returns([part for handler in node.handlers for part in handler.body])]
        if returns and node.finalbody and all(isinstance(part, _SIMPLE) for part in node.finalbody):
            edits = [program.text.before(part, "if __retrace__.is_staying(): ") for part in node.finalbody]
            for part in returns:
                if part.value is None:
                    edits.append(program.text.after(part, " __retrace__.leaving(None)"))
                else:
                    edits += program.helper(part.value, "leaving")
            yield Change(lines_of(*node.finalbody), edits)


@rule("return-in-try-wins", "return-in-try-wins")
def return_in_try_wins(program):
    for node in program.all(ast.Try):
        last = node.finalbody[-1] if node.finalbody else None
        if isinstance(last, ast.Return) and any(_returns(node.body)):
            yield _alike(last, [program.text.replace(last, "pass")])
