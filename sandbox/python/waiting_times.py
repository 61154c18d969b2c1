"""Finds the numbers of a program that are times: the literals that flow into sleeps, timeouts and timers."""

import ast

# Which argument of a call is a time, by position and by name.
_SINKS = {
    "asyncio.sleep": (0, "delay"), "time.sleep": (0, "seconds"), "asyncio.timeout": (0, "delay"),
    "asyncio.wait_for": (1, "timeout"), "asyncio.wait": (None, "timeout"), "asyncio.as_completed": (None, "timeout"),
    "Loop.call_later": (0, "delay"),
}  # fmt: skip

# Functions that give a time where they are given times.
_TIME_KEEPING = ("builtins.max", "builtins.min", "builtins.sum", "builtins.float", "builtins.abs", "builtins.sorted")


def is_number(node):
    return isinstance(node, ast.Constant) and type(node.value) in (int, float)


class WaitingTimes:
    """The literals of one program whose values are seconds, each as its node."""

    def __init__(self, program):
        self.literals = set()
        self._program = program
        self._seen = set()
        self._assigned = self._values_of_variables()
        for call in program.all(ast.Call):
            index, keyword_name = _SINKS.get(program.kind(call.func), (None, None))
            if index is not None and index < len(call.args):
                self._follow(call.args[index])
            for keyword in call.keywords:
                if keyword.arg == keyword_name:
                    self._follow(keyword.value)

    def _values_of_variables(self):
        """What is assigned to each variable and attribute: expressions, or those whose items are."""
        found = {}

        def note(target, value, of_items):
            match target:
                case ast.Name(id=name):
                    found.setdefault((target.scope.owner_of(name), name), []).append((value, of_items))
                case ast.Attribute(attr=name):
                    found.setdefault(name, []).append((value, of_items))
                case ast.Tuple(elts=parts) | ast.List(elts=parts):
                    for index, part in enumerate(parts):
                        note(part, (value, index, of_items), None)

        for node in self._program.all(ast.Assign, ast.AnnAssign, ast.For, ast.AsyncFor, ast.NamedExpr):
            match node:
                case ast.Assign(targets=targets, value=value):
                    for target in targets:
                        note(target, value, False)
                case ast.AnnAssign(target=target, value=ast.AST() as value) | ast.NamedExpr(target=target, value=value):
                    note(target, value, False)
                case ast.For(target=target, iter=value) | ast.AsyncFor(target=target, iter=value):
                    note(target, value, True)
        for node in self._program.all(ast.ListComp, ast.SetComp, ast.GeneratorExp, ast.DictComp):
            for part in node.generators:
                note(part.target, part.iter, True)
        return found

    def _follow(self, node):
        """Everything that this expression is made of is a time."""
        if node in self._seen:
            return
        self._seen.add(node)
        match node:
            case ast.Constant() if is_number(node):
                self.literals.add(node)
            case ast.Name(id=name):
                owner = node.scope.lookup(name)
                for value in self._assigned.get((owner, name), []):
                    self._follow_value(*value)
                if owner is not None:
                    self._follow_parameter(owner.node, name)
            case ast.Attribute(attr=name):
                for value in self._assigned.get(name, []):
                    self._follow_value(*value)
            case ast.BinOp(op=ast.Mult(), left=left, right=right):
                # Of a product, one factor is a time.
                literals = [factor for factor in (left, right) if is_number(factor)]
                self._follow(literals[0] if literals else left)
            case ast.BinOp(op=ast.Div(), left=left):
                self._follow(left)
            case ast.BinOp(left=left, right=right) | ast.IfExp(body=left, orelse=right):
                self._follow(left)
                self._follow(right)
            case ast.Call(func=function, args=arguments) if self._program.kind(function) in _TIME_KEEPING:
                for argument in arguments:
                    self._follow_value(argument, False)
                    self._follow_value(argument, True)
            case ast.Subscript(value=container):
                self._follow_value(container, True)
            case ast.List(elts=parts) | ast.Tuple(elts=parts):
                for part in parts:
                    self._follow(part)

    def _follow_value(self, value, of_items):
        if isinstance(value, tuple):
            container, index, of_each = value
            for row in self._items(container) if of_each else [container]:
                if isinstance(row, (ast.Tuple, ast.List)) and index < len(row.elts):
                    self._follow(row.elts[index])
        elif of_items:
            for item in self._items(value):
                self._follow(item)
        else:
            self._follow(value)

    def _items(self, node):
        """The expressions that stand for the items of a container, where they are written down."""
        match node:
            case ast.List(elts=parts) | ast.Tuple(elts=parts) | ast.Set(elts=parts):
                return parts
            case ast.Dict(values=values):
                return values
            case ast.Name(id=name):
                values = self._assigned.get((node.scope.lookup(name), name), [])
                return [item for value, of_items in values if of_items is False for item in self._items(value)]
            case ast.Call(func=ast.Attribute(value=inner, attr="items")):
                return [ast.Tuple([ast.Constant(None), value]) for value in self._items(inner)]
            case ast.Call(args=[inner, *_]):
                return self._items(inner)
        return []

    def _follow_parameter(self, function, name):
        """What callers give for a parameter, and its default."""
        if not isinstance(function, (ast.FunctionDef, ast.AsyncFunctionDef)):
            return
        positional = [*function.args.posonlyargs, *function.args.args]
        names = [parameter.arg for parameter in positional]
        if name not in names and name not in [parameter.arg for parameter in function.args.kwonlyargs]:
            return
        if name in names:
            from_end = len(names) - names.index(name)
            if from_end <= len(function.args.defaults):
                self._follow(function.args.defaults[-from_end])
        is_method = isinstance(function.parent, ast.ClassDef)
        for call in self._program.all(ast.Call):
            kind = self._program.kinds.of(call.func)
            is_making = kind is not None and kind.name == "class" and kind.of is function.parent
            if kind is None or (kind.of is not function and not (is_making and function.name == "__init__")):
                continue
            index = names.index(name) - is_method if name in names else None
            for keyword in call.keywords:
                if keyword.arg == name:
                    self._follow(keyword.value)
            if index is not None and any(isinstance(argument, ast.Starred) for argument in call.args[: index + 1]):
                for argument in call.args:
                    if isinstance(argument, ast.Starred):
                        self._follow_starred(argument.value, index)
            elif index is not None and index < len(call.args):
                self._follow(call.args[index])

    def _follow_starred(self, node, index):
        """`work(*row)`: the item of each row that the parameter gets."""
        rows = [node]
        if isinstance(node, ast.Name):
            values = self._assigned.get((node.scope.lookup(node.id), node.id), [])
            rows = [row for value, of_items in values if of_items for row in self._items(value)]
        for row in rows:
            if isinstance(row, (ast.Tuple, ast.List)) and index < len(row.elts):
                self._follow(row.elts[index])
