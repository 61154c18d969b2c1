"""Misconceptions about lists, tuples, sets, dictionaries and strings."""

import ast

from _retrace.reading import is_statement, lines_of
from _retrace.rewrite import Change, rule

_CHANGING = {
    "list": ("append", "extend", "insert", "remove", "pop", "clear", "sort", "reverse"),
    "set": ("add", "update", "discard", "remove", "pop", "clear"),
    "dict": ("update", "pop", "popitem", "clear", "setdefault"),
}
_FILLED = (ast.List, ast.Dict, ast.Set, ast.ListComp, ast.DictComp, ast.SetComp)
_SEQUENCES = ("list", "str", "tuple")


def _is_whole(node):
    """Whether a node is a whole number in digits; True and False are none."""
    return isinstance(node, ast.Constant) and type(node.value) is int


def _below_zero(node):
    """The number n of an expression `-n`; None if it is something else."""
    is_negative = isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub) and _is_whole(node.operand)
    return node.operand.value if is_negative else None


def _methods(program, name, *shapes):
    """Calls of a method of this name of a value of one of these shapes."""
    for call in program.all(ast.Call):
        if isinstance(call.func, ast.Attribute) and call.func.attr == name and program.shape(call.func.value) in shapes:
            yield call


def _renamed(program, call, name):
    """Another method in place of the one that is called."""
    end = program.text.end(call.func)
    return program.text.between(end - len(call.func.attr), end, name)


def _with_argument(program, call, written):
    """The call with one argument more."""
    if call.args or call.keywords:
        return program.more(call, written)
    end = program.text.end(call) - 1
    return [program.text.between(end, end, written)]


def _alike(call, edits):
    return Change(lines_of(call), edits, edits)


# -- copies and shared objects


@rule("multiplication-copies-rows", "multiplication-copies-rows")
def multiplication_copies_rows(program):
    for node in program.all(ast.BinOp):
        if not isinstance(node.op, ast.Mult):
            continue
        rows, count = (node.left, node.right) if isinstance(node.left, ast.List) else (node.right, node.left)
        if not isinstance(rows, ast.List) or len(rows.elts) != 1:
            continue
        row = rows.elts[0]
        is_list = isinstance(row, _FILLED) or (isinstance(row, ast.BinOp) and program.shape(row) == "list")
        if is_list:
            written = f"[{program.text.of(row)} for _ in range({program.text.of(count)})]"
            yield _alike(node, [program.text.replace(node, written)])


@rule("chained-assignment-makes-copies", "chained-assignment-makes-copies")
def chained_assignment_makes_copies(program):
    for node in program.all(ast.Assign):
        if len(node.targets) > 1 and isinstance(node.value, _FILLED):
            if all(isinstance(target, ast.Name) for target in node.targets):
                names = ", ".join(target.id for target in node.targets)
                values = ", ".join([program.text.of(node.value)] * len(node.targets))
                if "\n" not in values:
                    yield _alike(node, [program.text.replace(node, f"{names} = {values}")])


@rule("fromkeys-makes-a-value-each", "fromkeys-makes-a-value-each")
def fromkeys_makes_a_value_each(program):
    for call in program.calls("builtins.dict.fromkeys"):
        if len(call.args) == 2 and isinstance(call.args[1], _FILLED):
            keys, value = (program.text.of(argument) for argument in call.args)
            yield _alike(call, [program.text.replace(call, f"{{key: {value} for key in {keys}}}")])


@rule("copies-are-deep", "copies-are-deep")
def copies_are_deep(program):
    for node in _copies(program):
        deep = program.spelled("copy.deepcopy", node)
        shown = program.wrap(node, f"{deep}(") if deep else None
        yield Change(lines_of(node), program.helper(node, "deep_copy"), shown)


def _copies(program):
    for call in program.all(ast.Call):
        name = program.kind(call.func)
        if name in ("builtins.list", "builtins.dict", "copy.copy") and len(call.args) == 1:
            if program.shape(call.args[0]) in ("list", "dict") or name == "copy.copy":
                yield call
        elif isinstance(call.func, ast.Attribute) and call.func.attr == "copy" and not call.args:
            if program.shape(call.func.value) in ("list", "dict"):
                yield call
    for node in program.all(ast.Subscript):
        whole = isinstance(node.slice, ast.Slice) and not (node.slice.lower or node.slice.upper or node.slice.step)
        if whole and isinstance(node.ctx, ast.Load) and program.shape(node.value) == "list":
            yield node


@rule("plus-equals-makes-a-new-list", "plus-equals-makes-a-new-list")
def plus_equals_makes_a_new_list(program):
    for node in program.all(ast.AugAssign):
        is_simple = isinstance(node.target, ast.Name) and isinstance(node.op, ast.Add)
        if is_simple and program.shape(node.target) == "list" and isinstance(node.value, (ast.List, ast.Name, ast.Call)):
            operator = program.text.find(r"\+=", program.text.end(node.target))
            edit = program.text.between(operator.start(), operator.end(), f"= {node.target.id} +")
            yield _alike(node, [edit])


@rule("plus-changes-in-place", "plus-changes-in-place")
def plus_changes_in_place(program):
    for node in program.all(ast.Assign):
        match node:
            case ast.Assign(targets=[ast.Name(id=name) as target], value=ast.BinOp(left=ast.Name(id=left), op=ast.Add())):
                if name == left and program.shape(node.value.left) == "list":
                    operator = program.text.find(r"\s*\+\s*", program.text.end(node.value.left))
                    yield _alike(node, [program.text.between(program.text.end(target), operator.end(), " += ")])


# -- methods that change a list, and functions that do not


@rule("appending-gives-the-list", "appending-gives-the-list")
def appending_gives_the_list(program):
    for call in program.all(ast.Call):
        function = call.func
        if isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name) and not is_statement(call):
            names = {*_CHANGING.get(program.shape(function.value), ())} - {"pop", "popitem", "setdefault", "sort", "reverse"}
            if function.attr in names:
                yield Change(lines_of(call), program.text.wrap(call, "(", f" or {function.value.id})"))


@rule("sorted-sorts-in-place", "sorted-sorts-in-place")
def sorted_sorts_in_place(program):
    for call in program.calls("builtins.sorted"):
        if len(call.args) == 1 and isinstance(call.args[0], ast.Name) and program.shape(call.args[0]) == "list":
            options = ", ".join(program.text.of(keyword) for keyword in call.keywords)
            shown = [program.text.replace(call, f"{call.args[0].id}.sort({options})")] if is_statement(call) else None
            yield Change(lines_of(call), program.instead(call.func, "sorted_in_place"), shown)


@rule("append-adds-each-item", "append-adds-each-item")
def append_adds_each_item(program):
    for call in _methods(program, "append", "list"):
        if len(call.args) == 1 and program.shape(call.args[0]) in ("list", "tuple"):
            yield _alike(call, [_renamed(program, call, "extend")])


@rule("extend-adds-one-item", "extend-adds-one-item")
def extend_adds_one_item(program):
    for call in _methods(program, "extend", "list"):
        yield _alike(call, [_renamed(program, call, "append")])


@rule("remove-removes-all", "remove-removes-all")
def remove_removes_all(program):
    for call in _methods(program, "remove", "list"):
        owner = program.text.of(call.func.value)
        yield Change(lines_of(call), [program.text.replace(call.func, f"__retrace__.removing_all({owner})")])


@rule("pop-takes-the-first", "pop-takes-the-first")
def pop_takes_the_first(program):
    for call in _methods(program, "pop", "list"):
        if not call.args:
            yield _alike(call, _with_argument(program, call, "0"))


@rule("loops-go-over-a-copy", "loops-go-over-a-copy")
def loops_go_over_a_copy(program):
    """A loop over a list that changes meanwhile sees the items that were there at its start."""
    for node in program.all(ast.For):
        if isinstance(node.iter, ast.Name) and program.shape(node.iter) in _CHANGING and _changes(program, node):
            yield _alike(node.iter, program.wrap(node.iter, "list("))


def _changes(program, loop):
    name = loop.iter.id
    for part in ast.walk(loop):
        match part:
            case ast.Call(func=ast.Attribute(value=ast.Name(id=owner), attr=attribute)):
                if owner == name and attribute in _CHANGING[program.shape(loop.iter)]:
                    return True
            case ast.Delete(targets=[ast.Subscript(value=ast.Name(id=owner))]) if owner == name:
                return True
            case ast.Subscript(value=ast.Name(id=owner), ctx=ast.Store()) if owner == name:
                return program.shape(loop.iter) == "dict"
    return False


# -- positions


@rule("slices-include-their-end", "slices-include-their-end")
def slices_include_their_end(program):
    for node in program.all(ast.Subscript):
        part = node.slice
        if not isinstance(part, ast.Slice) or part.upper is None or part.step is not None:
            continue
        below = _below_zero(part.upper)
        if _is_whole(part.upper):
            edit = program.text.replace(part.upper, str(part.upper.value + 1))
        elif below is not None:
            edit = program.text.replace(part.upper, "" if below == 1 else str(1 - below))
        else:
            edit = program.text.after(part.upper, " + 1")
        yield _alike(node, [edit])


@rule("positions-count-from-one", "positions-count-from-one")
def positions_count_from_one(program):
    for node in program.all(ast.Subscript):
        if _is_whole(node.slice) and node.slice.value > 0 and program.shape(node.value) in _SEQUENCES:
            yield _alike(node, [program.text.replace(node.slice, str(node.slice.value - 1))])


@rule("negative-positions-count-from-zero", "negative-positions-count-from-zero")
def negative_positions_count_from_zero(program):
    for node in program.all(ast.Subscript):
        below = _below_zero(node.slice)
        if below is not None and program.shape(node.value) in _SEQUENCES:
            yield _alike(node, [program.text.replace(node.slice, str(-below - 1))])


@rule("len-is-the-last-position", "len-is-the-last-position")
def len_is_the_last_position(program):
    for call in program.calls("builtins.len"):
        yield Change(lines_of(call), program.wrap(call, "(", " - 1)"))


@rule("enumerate-counts-from-one", "enumerate-counts-from-one")
def enumerate_counts_from_one(program):
    for call in program.calls("builtins.enumerate"):
        if len(call.args) == 1 and not call.keywords:
            yield _alike(call, program.more(call, "1"))


@rule("enumerate-skips-to-its-start", "enumerate-skips-to-its-start")
def enumerate_skips_to_its_start(program):
    for call in program.calls("builtins.enumerate"):
        if len(call.args) == 2 or call.keywords:
            yield Change(lines_of(call), program.instead(call.func, "enumerate_from"))


@rule("range-starts-at-one", "range-starts-at-one")
def range_starts_at_one(program):
    for call in program.calls("builtins.range"):
        if len(call.args) == 1 and not call.keywords:
            end = call.args[0]
            written = str(end.value + 1) if _is_whole(end) else f"{program.text.of(end)} + 1"
            yield _alike(call, [program.text.replace(end, f"1, {written}")])


# -- tuples and assignments of several names


@rule("parentheses-make-a-tuple", "parentheses-make-a-tuple")
def parentheses_make_a_tuple(program):
    for node in program.all(ast.Assign):
        if isinstance(node.value, (ast.Constant, ast.Name)) and node.lineno == node.end_lineno:
            before = program.text.source[program.text.end(node.targets[-1]) : program.text.start(node.value)]
            if before.rstrip().endswith("("):
                yield _alike(node, [program.text.after(node.value, ",")])


@rule("trailing-commas-are-ignored", "trailing-commas-are-ignored")
def trailing_commas_are_ignored(program):
    for node in program.all(ast.Assign):
        if isinstance(node.value, ast.Tuple) and len(node.value.elts) == 1:
            if not program.text.of(node.value).startswith("("):
                yield _alike(node, [program.text.replace(node.value, program.text.of(node.value.elts[0]))])


@rule("names-are-assigned-in-turn", "names-are-assigned-in-turn")
def names_are_assigned_in_turn(program):
    """`a, b = b, a` assigns to `a` before it reads `a` for `b`."""
    for node in program.all(ast.Assign):
        match node:
            case ast.Assign(targets=[ast.Tuple(elts=names)], value=ast.Tuple(elts=values)) if len(names) == len(values):
                if all(isinstance(name, ast.Name) for name in names) and not any(
                    isinstance(part, ast.Await) for part in ast.walk(node)
                ):
                    pairs = (f"{name.id} = {program.text.of(value)}" for name, value in zip(names, values))
                    yield Change(lines_of(node), [program.text.replace(node, "; ".join(pairs))])


# -- sets and dictionaries


@rule("sets-keep-duplicates", "sets-keep-duplicates")
def sets_keep_duplicates(program):
    for node in program.all(ast.Set):
        start, end = program.text.start(node), program.text.end(node)
        edits = [
            program.text.between(start, start + 1, "__retrace__.Bag(["),
            program.text.between(end - 1, end, "])"),
        ]
        yield Change(lines_of(node), edits)
    for call in program.calls("builtins.set", "builtins.frozenset"):
        if call.args:
            yield Change(lines_of(call), program.instead(call.func, "Bag"))


@rule("dicts-sort-their-keys", "dicts-sort-their-keys")
def dicts_sort_their_keys(program):
    yield from _other_dicts(program, "SortedDict")


@rule("assigned-keys-move-to-the-end", "assigned-keys-move-to-the-end")
def assigned_keys_move_to_the_end(program):
    stores = [node for node in program.all(ast.Subscript) if isinstance(node.ctx, ast.Store)]
    if any(program.shape(node.value) == "dict" for node in stores):
        yield from _other_dicts(program, "MovingDict")


def _other_dicts(program, name):
    for node in program.all(ast.Dict):
        if len(node.keys) > 1:
            yield Change(lines_of(node), program.helper(node, name))


@rule("first-value-of-a-key-stays", "first-value-of-a-key-stays")
def first_value_of_a_key_stays(program):
    for node in program.all(ast.Dict):
        first, edits = {}, []
        for key, value in zip(node.keys, node.values):
            if isinstance(key, ast.Constant):
                if key.value in first and "\n" not in program.text.of(first[key.value]):
                    edits.append(program.text.replace(value, program.text.of(first[key.value])))
                first.setdefault(key.value, value)
        if edits:
            yield Change(lines_of(node), edits)


@rule("dict-loops-give-values", "dict-loops-give-values")
def dict_loops_give_values(program):
    for node in program.all(ast.For):
        if isinstance(node.iter, ast.Name) and program.shape(node.iter) == "dict":
            yield _alike(node.iter, [program.text.after(node.iter, ".values()")])


@rule("dicts-contain-their-values", "dicts-contain-their-values")
def dicts_contain_their_values(program):
    for node in program.all(ast.Compare):
        if isinstance(node.ops[0], (ast.In, ast.NotIn)) and len(node.ops) == 1:
            where = node.comparators[0]
            if isinstance(where, ast.Name) and program.shape(where) == "dict":
                yield _alike(node, [program.text.after(where, ".values()")])


@rule("get-stores-its-default", "get-stores-its-default")
def get_stores_its_default(program):
    for call in _methods(program, "get", "dict"):
        if len(call.args) == 2:
            yield _alike(call, [_renamed(program, call, "setdefault")])


@rule("zip-fills-up", "zip-fills-up")
def zip_fills_up(program):
    for call in program.calls("builtins.zip"):
        if len(call.args) > 1 and not call.keywords:
            yield Change(lines_of(call), program.instead(call.func, "zip_longest"))


# -- strings


@rule("replace-changes-the-first", "replace-changes-the-first")
def replace_changes_the_first(program):
    for call in _methods(program, "replace", "str"):
        if len(call.args) == 2:
            yield _alike(call, program.more(call, "1"))


@rule("strip-removes-all-spaces", "strip-removes-all-spaces")
def strip_removes_all_spaces(program):
    for call in _methods(program, "strip", "str"):
        if not call.args:
            end = program.text.end(call)
            start = program.text.end(call.func) - len("strip")
            yield _alike(call, [program.text.between(start, end, 'replace(" ", "")')])


@rule("split-splits-at-every-space", "split-splits-at-every-space")
def split_splits_at_every_space(program):
    for call in _methods(program, "split", "str"):
        if not call.args and not call.keywords:
            yield _alike(call, _with_argument(program, call, '" "'))


@rule("capitalize-works-on-every-word", "capitalize-works-on-every-word")
def capitalize_works_on_every_word(program):
    for call in _methods(program, "capitalize", "str"):
        yield _alike(call, [_renamed(program, call, "title")])


# -- order


def _sorting_texts(program, of_digits):
    """Calls that put strings in order and have no key: whether all that are written down are digits."""
    for call in [*program.calls("builtins.sorted", "builtins.max", "builtins.min"), *_methods(program, "sort", "list")]:
        items = call.func.value if isinstance(call.func, ast.Attribute) else call.args[0] if len(call.args) == 1 else None
        kind = program.kinds.of(items) if items is not None else None
        if any(keyword.arg == "key" for keyword in call.keywords) or kind is None or kind.name != "list":
            continue
        if getattr(kind.of, "name", None) == "str" and _are_digits(program, items) is of_digits:
            yield call


def _are_digits(program, items):
    texts = [node.value for node in ast.walk(_written(program, items)) if isinstance(node, ast.Constant)]
    return bool(texts) and all(isinstance(text, str) and text.isdigit() for text in texts)


def _written(program, node):
    """What a name is bound to, if that is one assignment; else the node itself."""
    values = [
        assignment.value
        for assignment in program.all(ast.Assign)
        if isinstance(node, ast.Name) and any(isinstance(t, ast.Name) and t.id == node.id for t in assignment.targets)
    ]
    return values[0] if len(values) == 1 else node


@rule("sorting-ignores-case", "sorting-ignores-case")
def sorting_ignores_case(program):
    for call in _sorting_texts(program, False):
        if program.kind(call.func) not in ("builtins.max", "builtins.min"):
            yield _alike(call, _with_argument(program, call, "key=str.lower"))


@rule("texts-of-digits-sort-as-numbers", "texts-of-digits-compare-as-numbers")
def texts_of_digits_sort_as_numbers(program):
    for call in _sorting_texts(program, True):
        yield _alike(call, _with_argument(program, call, "key=int"))


@rule("longest-text-is-the-largest", "longest-text-is-the-largest")
def longest_text_is_the_largest(program):
    for call in _sorting_texts(program, False):
        if program.kind(call.func) in ("builtins.max", "builtins.min"):
            yield _alike(call, _with_argument(program, call, "key=len"))
