"""Misconceptions about numbers, comparisons and truth."""

import ast

from _retrace.reading import lines_of
from _retrace.rewrite import Change, rule

_NUMBERS = ("int", "float", "bool")


def _operator(program, node, pattern):
    """Where the operator between the two operands of a node stands."""
    return program.text.find(pattern, program.text.end(node.left))


def _called(program, node, pattern, name):
    """A helper in place of an operator: `a + b` becomes `__retrace__.name(a , b)`."""
    found = _operator(program, node, pattern)
    return [*program.helper(node, name), program.text.between(found.start(), found.end(), ",")]


def _operations(program, operator):
    return [node for node in program.all(ast.BinOp) if isinstance(node.op, operator)]


def _has_negative(program):
    return any(isinstance(node.op, ast.USub) for node in program.all(ast.UnaryOp))


def _alike(node, edits):
    return Change(lines_of(node), edits, edits)


# -- arithmetic


@rule("slash-gives-whole-numbers", "slash-gives-whole-numbers")
def slash_gives_whole_numbers(program):
    for node in _operations(program, ast.Div):
        found = _operator(program, node, "/")
        yield _alike(node, [program.text.between(found.start(), found.end(), "//")])


@rule("exact-quotients-are-whole", "exact-quotients-are-whole")
def exact_quotients_are_whole(program):
    for node in _operations(program, ast.Div):
        yield Change(lines_of(node), _called(program, node, "/", "whole_quotient"))


@rule("double-slash-gives-an-int", "double-slash-gives-an-int")
def double_slash_gives_an_int(program):
    for node in _operations(program, ast.FloorDiv):
        yield Change(lines_of(node), _called(program, node, "//", "int_quotient"))


@rule("double-slash-rounds", "double-slash-rounds")
def double_slash_rounds(program):
    for node in _operations(program, ast.FloorDiv):
        yield Change(lines_of(node), _called(program, node, "//", "rounded_quotient"))


@rule("double-slash-cuts-off", "double-slash-cuts-off")
def double_slash_cuts_off(program):
    for node in _operations(program, ast.FloorDiv) if _has_negative(program) else []:
        yield Change(lines_of(node), _called(program, node, "//", "cut_quotient"))


@rule("remainders-have-the-sign-of-the-left", "remainders-have-the-sign-of-the-left")
def remainders_have_the_sign_of_the_left(program):
    for node in _operations(program, ast.Mod) if _has_negative(program) else []:
        if program.shape(node.left) != "str":
            yield Change(lines_of(node), _called(program, node, "%", "remainder"))


@rule("minus-binds-before-power", "minus-binds-before-power")
def minus_binds_before_power(program):
    for node in program.all(ast.UnaryOp):
        is_power = isinstance(node.op, ast.USub) and isinstance(node.operand, ast.BinOp)
        if is_power and isinstance(node.operand.op, ast.Pow) and program.text.of(node)[1:].lstrip()[0] != "(":
            edits = [program.text.before(node, "("), program.text.after(node.operand.left, ")")]
            yield _alike(node, edits)


@rule("caret-is-power", "caret-is-power")
def caret_is_power(program):
    for node in _operations(program, ast.BitXor):
        if program.shape(node.left) in (*_NUMBERS, None) and program.shape(node.right) in (*_NUMBERS, None):
            found = _operator(program, node, r"\^")
            yield _alike(node, [program.text.between(found.start(), found.end(), "**")])


@rule("round-rounds-halves-up", "round-rounds-halves-up")
def round_rounds_halves_up(program):
    for call in program.calls("builtins.round"):
        yield Change(lines_of(call), program.instead(call.func, "round_half_up"))


@rule("int-rounds", "int-rounds")
def int_rounds(program):
    for call in program.calls("builtins.int"):
        if len(call.args) == 1 and not call.keywords and program.shape(call.args[0]) != "str":
            yield Change(lines_of(call), program.instead(call.func, "rounded_int"))


@rule("floats-are-exact", "floats-are-exact")
def floats_are_exact(program):
    for node in program.all(ast.BinOp):
        if program.shape(node) == "float" and not isinstance(node.parent, ast.BinOp):
            yield Change(lines_of(node), program.helper(node, "exact"))


# -- numbers and text


@rule("digits-in-text-add-up", "digits-in-text-add-up")
def digits_in_text_add_up(program):
    for node in _operations(program, ast.Add):
        if program.shape(node.left) == program.shape(node.right) == "str" and not isinstance(node.parent, ast.BinOp):
            yield Change(lines_of(node), _called(program, node, r"\+", "added_digits"))


@rule("text-times-number-multiplies", "text-times-number-multiplies")
def text_times_number_multiplies(program):
    for node in _operations(program, ast.Mult):
        if "str" in (program.shape(node.left), program.shape(node.right)):
            yield Change(lines_of(node), _called(program, node, r"\*", "multiplied_digits"))


@rule("plus-joins-anything", "plus-joins-anything")
def plus_joins_anything(program):
    for node in _operations(program, ast.Add):
        shapes = {program.shape(node.left), program.shape(node.right)}
        if "str" in shapes and shapes & {*_NUMBERS}:
            yield Change(lines_of(node), _called(program, node, r"\+", "joined"))


@rule("input-gives-numbers", "input-gives-numbers")
def input_gives_numbers(program):
    for call in program.calls("builtins.input"):
        is_converted = isinstance(call.parent, ast.Call) and program.kind(call.parent.func) in (
            "builtins.int", "builtins.float",
        )  # fmt: skip
        if not is_converted:
            yield Change(lines_of(call), program.instead(call.func, "number_input"))


@rule("lists-add-item-by-item", "lists-add-item-by-item")
def lists_add_item_by_item(program):
    for node in _operations(program, ast.Add):
        if program.shape(node.left) == program.shape(node.right) == "list":
            yield Change(lines_of(node), _called(program, node, r"\+", "added_items"))


@rule("list-times-number-multiplies-items", "list-times-number-multiplies-items")
def list_times_number_multiplies_items(program):
    for node in _operations(program, ast.Mult):
        if {program.shape(node.left), program.shape(node.right)} == {"list", "int"}:
            yield Change(lines_of(node), _called(program, node, r"\*", "multiplied_items"))


# -- comparisons


@rule("is-compares-values", "is-compares-values")
def is_compares_values(program):
    for node in program.all(ast.Compare):
        if len(node.ops) == 1 and isinstance(node.ops[0], (ast.Is, ast.IsNot)):
            other = node.comparators[0]
            if not (isinstance(other, ast.Constant) and other.value in (None, True, False, ...)):
                pattern, written = (r"\bis\b", "==") if isinstance(node.ops[0], ast.Is) else (r"\bis\s+not\b", "!=")
                found = _operator(program, node, pattern)
                yield _alike(node, [program.text.between(found.start(), found.end(), written)])


@rule("equal-means-the-same-object", "equal-means-the-same-object")
def equal_means_the_same_object(program):
    for node in program.all(ast.Compare):
        if len(node.ops) == 1 and isinstance(node.ops[0], ast.Eq):
            shapes = {program.shape(node.left), program.shape(node.comparators[0])}
            if len(shapes) == 1 and shapes <= {"list", "dict", "set"}:
                found = _operator(program, node, "==")
                yield Change(lines_of(node), [program.text.between(found.start(), found.end(), "is")])


@rule("objects-compare-by-content", "objects-compare-by-content")
def objects_compare_by_content(program):
    for node in program.all(ast.Compare):
        if len(node.ops) == 1 and isinstance(node.ops[0], (ast.Eq, ast.NotEq)):
            kinds = [program.kinds.of(part) for part in (node.left, node.comparators[0])]
            if all(kind is not None and kind.name == "instance" for kind in kinds) and kinds[0].of is kinds[1].of:
                name, pattern = ("same_content", "==") if isinstance(node.ops[0], ast.Eq) else ("other_content", "!=")
                yield Change(lines_of(node), _called(program, node, pattern, name))


@rule("digits-in-text-compare-as-numbers", "texts-of-digits-compare-as-numbers")
def digits_in_text_compare_as_numbers(program):
    for node in program.all(ast.Compare):
        operands = [node.left, *node.comparators]
        if isinstance(node.ops[0], (ast.Lt, ast.Gt, ast.LtE, ast.GtE)):
            if all(program.shape(operand) == "str" for operand in operands):
                edits = [edit for operand in operands for edit in program.helper(operand, "as_number")]
                yield Change(lines_of(node), edits)


@rule("chains-compare-from-the-left", "chains-compare-from-the-left")
def chains_compare_from_the_left(program):
    for node in program.all(ast.Compare):
        if len(node.ops) == 2:
            edits = [program.text.before(node, "("), program.text.after(node.comparators[0], ")")]
            yield _alike(node, edits)


@rule("or-compares-with-each", "or-compares-with-each")
def or_compares_with_each(program):
    """`x == 1 or 2` compares `x` with both."""
    for node in program.all(ast.BoolOp):
        first, *others = node.values
        is_equal = isinstance(first, ast.Compare) and len(first.ops) == 1 and isinstance(first.ops[0], ast.Eq)
        if is_equal and isinstance(first.left, ast.Name) and isinstance(node.op, ast.Or):
            if all(isinstance(other, ast.Constant) and not isinstance(other.value, bool) for other in others):
                yield _alike(node, [program.text.before(other, f"{first.left.id} == ") for other in others])


# -- truth


@rule("and-or-give-true-or-false", "and-or-give-true-or-false")
def and_or_give_true_or_false(program):
    for node in program.all(ast.BoolOp):
        is_condition = isinstance(node.parent, (ast.If, ast.While, ast.IfExp, ast.BoolOp, ast.UnaryOp, ast.Assert))
        if not is_condition and not all(isinstance(value, (ast.Compare, ast.UnaryOp)) for value in node.values):
            yield _alike(node, program.wrap(node, "bool("))


@rule("not-comes-first", "not-comes-first")
def not_comes_first(program):
    for node in program.all(ast.UnaryOp):
        if isinstance(node.op, ast.Not) and isinstance(node.operand, ast.Compare):
            between = program.text.source[program.text.start(node) : program.text.start(node.operand)]
            if "(" not in between:
                edits = [program.text.before(node, "("), program.text.after(node.operand.left, ")")]
                yield _alike(node, edits)


@rule("and-or-go-from-the-left", "and-or-go-from-the-left")
def and_or_go_from_the_left(program):
    for node in program.all(ast.BoolOp):
        last = node.values[-1]
        if isinstance(node.op, ast.Or) and isinstance(last, ast.BoolOp) and isinstance(last.op, ast.And):
            before = program.text.source[program.text.end(node.values[-2]) : program.text.start(last)]
            if "(" not in before:
                edits = [program.text.before(node, "("), program.text.after(last.values[0], ")")]
                yield _alike(node, edits)


@rule("empty-counts-as-true", "empty-counts-as-true")
def empty_counts_as_true(program):
    """A value is true if there is one, however empty it is."""
    for node in program.all(ast.If, ast.IfExp):
        match node.test:
            case ast.Name() as name if program.shape(name) != "bool":
                yield _alike(node.test, [program.text.after(name, " is not None")])
            case ast.UnaryOp(op=ast.Not(), operand=ast.Name() as name) if program.shape(name) != "bool":
                yield _alike(node.test, [program.text.replace(node.test, f"{name.id} is None")])
    for call in program.calls("builtins.bool"):
        if len(call.args) == 1 and program.shape(call.args[0]) != "bool":
            yield Change(lines_of(call), program.instead(call.func, "is_something"))


@rule("false-in-text-is-false", "false-in-text-is-false")
def false_in_text_is_false(program):
    for call in program.calls("builtins.bool"):
        if len(call.args) == 1 and program.shape(call.args[0]) in ("str", None):
            yield Change(lines_of(call), program.instead(call.func, "truth_in_text"))
    for node in program.all(ast.If, ast.IfExp):
        if isinstance(node.test, ast.Name) and program.shape(node.test) == "str":
            yield Change(lines_of(node.test), program.helper(node.test, "truth_in_text"))


@rule("all-of-nothing-is-false", "all-of-nothing-is-false")
def all_of_nothing_is_false(program):
    for call in program.calls("builtins.all"):
        yield Change(lines_of(call), program.instead(call.func, "all_and_some"))


@rule("isinstance-means-the-exact-class", "isinstance-means-the-exact-class")
def isinstance_means_the_exact_class(program):
    for call in program.calls("builtins.isinstance"):
        if len(call.args) == 2:
            value, classes = (program.text.of(argument) for argument in call.args)
            stands_alone = isinstance(call.parent, (ast.If, ast.While, ast.Call, ast.Assign, ast.Return))
            written = f"type({value}) is {classes}"
            shown = [program.text.replace(call, written if stands_alone else f"({written})")]
            is_one = isinstance(call.args[1], ast.Name)
            yield Change(lines_of(call), program.instead(call.func, "is_exactly"), shown if is_one else None)


@rule("walrus-takes-the-first-value", "walrus-takes-the-first-value")
def walrus_takes_the_first_value(program):
    for node in program.all(ast.NamedExpr):
        if isinstance(node.value, ast.Compare):
            value = program.text.source[program.text.end(node.target) : program.text.start(node.value)]
            if "(" not in value:
                edits = [program.text.before(node, "("), program.text.after(node.value.left, ")")]
                yield _alike(node, edits)
