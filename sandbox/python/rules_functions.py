"""Misconceptions about functions, their variables, generators and classes."""

import ast

from _retrace.reading import function_around, is_statement, lines_of, statement_of
from _retrace.rewrite import Change, rule
from _retrace.rules_python import COMPOUND, loop_variables
from _retrace.scopes import FUNCTIONS

_MUTABLE = ("list", "dict", "set")


def _alike(node, edits):
    return Change(lines_of(node), edits, edits)


def _own(function):
    """The nodes of a function that are not in a function inside it."""
    open_nodes = [*function.body]
    while open_nodes:
        node = open_nodes.pop()
        yield node
        if not isinstance(node, (*FUNCTIONS, ast.ClassDef)):
            open_nodes += ast.iter_child_nodes(node)


def _returned(function):
    return [node for node in _own(function) if isinstance(node, ast.Return) and node.value is not None]


def _functions(program):
    """Plain functions of the program that are no generators, without decorators."""
    for node in program.all(ast.FunctionDef):
        if not node.decorator_list and not node.is_generator:
            yield node


def _calls_of(program, function):
    for call in program.all(ast.Call):
        kind = program.kinds.of(call.func)
        if kind is not None and kind.of is function and kind.name == "function":
            yield call


def _first_statement(program, function, body):
    """Edits that put a statement before the first of a function: as run, and as shown; None if they cannot."""
    if isinstance(function.body[0], COMPOUND):
        return None
    return [program.text.before(function.body[0], f"{body}; ")], [program.text.line_before(function.body[0], body)]


# -- results


@rule("star-parameters-are-lists", "star-parameters-are-lists")
def star_parameters_are_lists(program):
    for function in _functions(program):
        if function.args.vararg is not None:
            name = function.args.vararg.arg
            edits = _first_statement(program, function, f"{name} = list({name})")
            if edits:
                yield Change([function.lineno], *edits)


@rule("printing-gives-the-value", "printing-gives-the-value")
def printing_gives_the_value(program):
    """What a function prints at its end is what its call gives."""
    for function in _functions(program):
        last = function.body[-1]
        is_print = isinstance(last, ast.Expr) and isinstance(last.value, ast.Call)
        if not is_print or program.kind(last.value.func) != "builtins.print" or _returned(function):
            continue
        if len(last.value.args) == 1 and not last.value.keywords:
            if any(not is_statement(call) for call in _calls_of(program, function)):
                yield _alike(last, program.around(last.value, last.value.args[0], "return ", ""))


@rule("calls-show-their-result", "calls-show-their-result")
def calls_show_their_result(program):
    for function in _functions(program):
        if _returned(function):
            for call in _calls_of(program, function):
                if is_statement(call) and function_around(call) is not function:
                    yield _alike(call, program.wrap(call, "print("))


@rule("values-show-themselves", "values-show-themselves")
def values_show_themselves(program):
    """A value on a line of its own is printed, as in an interactive session."""
    for node in program.all(ast.Expr):
        is_value = isinstance(node.value, (ast.Name, ast.BinOp, ast.Compare, ast.Subscript)) or (
            isinstance(node.value, ast.Call) and program.kind(node.value.func) in _VALUES
        )
        if is_value and isinstance(node.parent, ast.Module):
            yield _alike(node, program.wrap(node.value, "print("))


_VALUES = {f"builtins.{name}" for name in ("len", "sum", "max", "min", "sorted", "abs", "round", "type", "str", "int", "float")}


@rule("recursive-calls-return", "recursive-calls-return")
def recursive_calls_return(program):
    for function in _functions(program):
        if _returned(function):
            for call in _calls_of(program, function):
                if is_statement(call) and function_around(call) is function:
                    yield _alike(call, [program.text.before(call, "return ")])


@rule("naming-a-function-calls-it", "naming-a-function-calls-it")
def naming_a_function_calls_it(program):
    for node in program.all(ast.Expr):
        if isinstance(node.value, (ast.Name, ast.Attribute)):
            name = program.kind(node.value)
            if name == "function" or name in ("list.sort", "list.reverse", "list.clear"):
                yield _alike(node, [program.text.after(node.value, "()")])


# -- variables and arguments


@rule("assignments-reach-the-outer-variable", "assignments-reach-the-outer-variable")
def assignments_reach_the_outer_variable(program):
    for function in program.all(ast.FunctionDef, ast.AsyncFunctionDef):
        scope = function.body[0].scope
        own = {part.arg for part in ast.walk(function.args) if isinstance(part, ast.arg)}
        for name in sorted(_assigned(function) - own):
            outer = scope.parent.lookup(name) if scope.parent is not None and scope.owner_of(name) is scope else None
            edits = outer and _first_statement(program, function, f"{'global' if outer.parent is None else 'nonlocal'} {name}")
            if edits and not isinstance(outer.node, ast.ClassDef):
                lines = lines_of(*(node for node in _own(function) if isinstance(node, ast.Name) and node.id == name))
                yield Change(lines, *edits)


def _assigned(function):
    """Names that the statements of a function assign to."""
    found = set()
    for node in _own(function):
        if isinstance(node, (ast.Assign, ast.AugAssign)):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            found |= {target.id for target in targets if isinstance(target, ast.Name)}
    return found


def _passed(program):
    """Names that are passed for parameters: the call, the argument, the function, the parameter."""
    for function in _functions(program):
        parameters = [part.arg for part in [*function.args.posonlyargs, *function.args.args]]
        if isinstance(function.parent, ast.ClassDef):
            continue
        for call in _calls_of(program, function):
            for argument, parameter in zip(call.args, parameters):
                if isinstance(argument, ast.Name):
                    yield call, argument, function, parameter


@rule("arguments-are-copied", "arguments-are-copied")
def arguments_are_copied(program):
    for call, argument, function, parameter in _passed(program):
        if program.shape(argument) in _MUTABLE and _is_changed(function, parameter):
            yield _alike(call, [program.text.after(argument, ".copy()")])


def _is_changed(function, name):
    """Whether a function may change the object behind one of its parameters."""
    for node in _own(function):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name(id=owner))) if owner == name:
                return True
            case ast.Subscript(value=ast.Name(id=owner), ctx=ast.Store() | ast.Del()) if owner == name:
                return True
            case ast.AugAssign(target=ast.Name(id=owner)) if owner == name:
                return True
    return False


@rule("parameters-stand-for-the-variable", "parameters-stand-for-the-variable")
def parameters_stand_for_the_variable(program):
    """Assigning to a parameter assigns to the variable that was passed for it."""
    for call, argument, function, parameter in _passed(program):
        owner = argument.scope.lookup(argument.id)
        if owner is None or owner.parent is not None or function_around(call) is not None:
            continue
        if sum(1 for _ in _calls_of(program, function)) == 1:
            changes = [
                node
                for node in _own(function)
                if isinstance(node, (ast.Assign, ast.AugAssign)) and parameter in _targets(node)
            ]
            if changes:
                put = f'; globals()["{argument.id}"] = {parameter}'
                yield Change(lines_of(*changes), [program.text.after(node, put) for node in changes])


def _targets(node):
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    return {target.id for target in targets if isinstance(target, ast.Name)}


@rule("defaults-are-read-at-the-call", "defaults-are-read-at-the-call")
def defaults_are_read_at_the_call(program):
    for function in program.all(ast.FunctionDef):
        positional = [*function.args.posonlyargs, *function.args.args]
        for parameter, default in zip(positional[len(positional) - len(function.args.defaults) :], function.args.defaults):
            if isinstance(default, (ast.Name, ast.Call)):
                name, written = parameter.arg, program.text.of(default)
                edits = _first_statement(program, function, f"{name} = {written} if {name} is None else {name}")
                if edits and "\n" not in written and written != name:
                    none = program.text.replace(default, "None")
                    yield Change(lines_of(default), [none, *edits[0]], [none, *edits[1]])


@rule("inner-functions-keep-the-value", "closures-keep-the-value")
def inner_functions_keep_the_value(program):
    """A function that is defined in a loop keeps the value that the loop variable has then."""
    for function in program.all(ast.FunctionDef):
        if function.args.vararg or function.args.kwonlyargs or function.args.kwarg:
            continue
        read = {node.id for node in ast.walk(function) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)}
        own = {part.arg for part in ast.walk(function.args) if isinstance(part, ast.arg)}
        captured = sorted((read - own - _assigned(function)) & loop_variables(function))
        if captured:
            written = ", ".join(f"{name}={name}" for name in captured)
            closing = program.text.find(r"\)\s*(?:->[^:]*)?:", program.text.start(function))
            if closing is not None and "\n" not in program.text.source[program.text.start(function) : closing.start()]:
                edits = [program.text.between(closing.start(), closing.start(), f"{', ' if own else ''}{written}")]
                yield Change([function.lineno], edits, edits)


def _formulas(program, *types):
    """Assignments of one of these expressions to a name that has no other value, and the places that read it."""
    for node in program.all(ast.Assign):
        match node:
            case ast.Assign(targets=[ast.Name() as target], value=value) if isinstance(value, types):
                bindings = target.scope.owner_of(target.id).bindings[target.id]
                uses = [use for use in program.uses_of(target) if use.scope is target.scope]
                reads = {part.id for part in ast.walk(value) if isinstance(part, ast.Name)}
                is_plain = not any(isinstance(part, (ast.Call, ast.Await)) for part in ast.walk(value))
                changed = any(len(target.scope.owner_of(name).bindings.get(name, [])) > 1 for name in reads)
                if len(bindings) == 1 and uses and is_plain and changed and value.lineno == value.end_lineno:
                    yield node, value, uses


@rule("variables-stay-linked", "variables-stay-linked")
def variables_stay_linked(program):
    """After `b = a + 1`, `b` changes along with `a`, like a formula in a spreadsheet."""
    for node, value, uses in _formulas(program, ast.BinOp):
        yield Change(lines_of(node), [program.text.replace(use, f"({program.text.of(value)})") for use in uses])


@rule("f-strings-follow-their-variables", "f-strings-follow-their-variables")
def f_strings_follow_their_variables(program):
    for node, value, uses in _formulas(program, ast.JoinedStr):
        if not any(isinstance(use.parent, ast.FormattedValue) for use in uses):
            yield Change(lines_of(node), [program.text.replace(use, program.text.of(value)) for use in uses])


# -- generators


@rule("generators-run-at-the-call", "generators-run-at-the-call")
def generators_run_at_the_call(program):
    for function in program.all(ast.FunctionDef):
        if function.is_generator and not function.decorator_list:
            for call in _calls_of(program, function):
                yield Change(lines_of(call), program.helper(call, "at_once"))


@rule("map-runs-at-once", "map-runs-at-once")
def map_runs_at_once(program):
    for call in program.calls("builtins.map", "builtins.filter"):
        yield Change(lines_of(call), program.helper(call, "at_once"))
    for node in program.all(ast.GeneratorExp):
        if isinstance(node.parent, ast.Assign) and not any(part.is_async for part in node.generators):
            yield Change(lines_of(node), program.helper(node, "at_once"))


@rule("yield-ends-the-function", "yield-ends-the-function")
def yield_ends_the_function(program):
    for node in program.all(ast.Yield):
        around = function_around(node)
        if is_statement(node) and isinstance(around, ast.FunctionDef):
            statement = statement_of(node)
            yield Change(
                lines_of(node), [program.text.after(statement, "; return")], [program.text.next_line(statement, "return")]
            )


# -- classes


@rule("class-lists-belong-to-each-object", "class-lists-belong-to-each-object")
def class_lists_belong_to_each_object(program):
    for node in program.all(ast.ClassDef):
        for statement in node.body:
            if isinstance(statement, ast.Assign) and isinstance(statement.value, (ast.List, ast.Dict, ast.Set)):
                yield Change(lines_of(statement), program.helper(statement.value, "OwnForEach"))


@rule("objects-set-class-attributes", "objects-set-class-attributes")
def objects_set_class_attributes(program):
    """Assigning to an attribute of an object that its class has, too, changes it for all objects."""
    for node in program.all(ast.Assign, ast.AugAssign):
        for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
            if isinstance(target, ast.Attribute) and isinstance(target.value, ast.Name):
                kind = program.kinds.of(target.value)
                if kind is not None and kind.name == "instance" and target.attr in _class_attributes(kind.of):
                    yield _alike(node, [program.text.replace(target.value, kind.of.name)])


def _class_attributes(node):
    return {
        target.id
        for statement in node.body
        if isinstance(statement, ast.Assign)
        for target in statement.targets
        if isinstance(target, ast.Name)
    }


@rule("parent-initialisers-run", "parent-initialisers-run")
def parent_initialisers_run(program):
    """A class with an `__init__` of its own still runs the one of its parent."""
    for node in program.all(ast.ClassDef):
        parents = [program.kinds.of(base) for base in node.bases]
        if len(parents) != 1 or parents[0] is None or parents[0].name != "class":
            continue
        own, inherited = _initialiser(node), _initialiser(parents[0].of)
        if own is None or inherited is None or "super" in program.text.of(own):
            continue
        needed = [part.arg for part in inherited.args.args[1 : len(inherited.args.args) - len(inherited.args.defaults)]]
        given = [part.arg for part in own.args.args[1:]]
        edits = _first_statement(program, own, f"super().__init__({', '.join(needed)})")
        if edits and {*needed} <= {*given}:
            yield Change([own.lineno], *edits)


def _initialiser(node):
    return next((part for part in node.body if isinstance(part, ast.FunctionDef) and part.name == "__init__"), None)


@rule("lists-print-their-items", "lists-print-their-items")
def lists_print_their_items(program):
    """A list shows its objects as `print` does, with `__str__`."""
    for node in program.all(ast.ClassDef):
        methods = {part.name: part for part in node.body if isinstance(part, ast.FunctionDef)}
        if {"__str__", "__repr__"} <= {*methods}:
            edits = [
                _renamed(program, methods["__repr__"], "__other__"),
                _renamed(program, methods["__str__"], "__repr__"),
            ]
            yield Change([methods["__repr__"].lineno], edits)


def _renamed(program, function, name):
    found = program.text.find(rf"\b{function.name}\b", program.text.start(function))
    return program.text.between(found.start(), found.end(), name)
