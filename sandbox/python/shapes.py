"""Which built-in type the value of an expression has, as far as the text of the program tells."""

import ast

from _retrace.scopes import FUNCTIONS

_OF_LITERALS = {
    ast.List: "list", ast.ListComp: "list", ast.Tuple: "tuple", ast.Set: "set", ast.SetComp: "set", ast.Dict: "dict",
    ast.DictComp: "dict", ast.JoinedStr: "str", ast.GeneratorExp: "generator", ast.Compare: "bool",
}  # fmt: skip
_OF_CALLS = {
    **{f"builtins.{name}": name for name in ("list", "tuple", "set", "dict", "str", "int", "float", "bool")},
    **{"builtins.sorted": "list", "builtins.input": "str", "builtins.len": "int", "builtins.repr": "str"},
}
_OF_METHODS = {
    **dict.fromkeys(("split", "splitlines", "rsplit"), "list"),
    **dict.fromkeys(
        ("upper", "lower", "strip", "lstrip", "rstrip", "replace", "title", "capitalize", "join", "format", "zfill"), "str"
    ),
}
_NUMBERS = ("int", "float", "bool")


class Shapes:
    """The shapes of a program's expressions: "list", "tuple", "set", "dict", "str", "int", "float", … or None."""

    def __init__(self, program):
        self._program = program
        self._known, self._asked = {}, set()
        self._assigned = self._changed = None

    def of(self, node):
        if node not in self._known:
            if node in self._asked:
                return None
            self._asked.add(node)
            try:
                self._known[node] = self._find(node)
            finally:
                self._asked.discard(node)
        return self._known[node]

    def _find(self, node):
        match node:
            case ast.Constant(value=value):
                return type(value).__name__
            case ast.Name():
                return self._of_name(node)
            case ast.Call(func=function):
                given = _OF_CALLS.get(self._program.kind(function))
                if given is None and isinstance(function, ast.Attribute):
                    given = _OF_METHODS.get(function.attr) or (self.of(function.value) if function.attr == "copy" else None)
                return given
            case ast.Subscript(value=base, slice=ast.Slice()):
                return self.of(base)
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                return self.of(operand)
            case ast.BinOp():
                return self._of_operation(node)
        return _OF_LITERALS.get(type(node))

    def _of_operation(self, node):
        left, right = self.of(node.left), self.of(node.right)
        if left in _NUMBERS and right in _NUMBERS:
            return "float" if isinstance(node.op, ast.Div) or "float" in (left, right) else "int"
        if isinstance(node.op, ast.Mult):
            return next((shape for shape in (left, right) if shape in ("str", "list", "tuple")), None)
        if isinstance(node.op, ast.Mod) and left == "str":
            return "str"
        return left if left == right else None

    def _of_name(self, node):
        owner = node.scope.lookup(node.id)
        if owner is None:
            return None
        if self._assigned is None:
            self._collect()
        values = self._assigned.get((owner, node.id), [])
        bindings = len(owner.bindings[node.id]) - self._changed.get((owner, node.id), 0)
        if not values and isinstance(owner.node, FUNCTIONS):
            values = self._arguments(owner.node, node.id)
            bindings = len(values) if bindings == 1 else None
        if not values or len(values) != bindings:
            return None
        # `total = total + 1` says nothing that the other assignments do not say.
        shapes = {self.of(value) for value in values if not _mentions(value, node.id)}
        return shapes.pop() if len(shapes) == 1 else None

    def _collect(self):
        self._assigned, self._changed = {}, {}
        for node in self._program.all(ast.Assign, ast.AnnAssign, ast.AugAssign):
            for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
                self._assign(node, target, node.value)

    def _assign(self, node, target, value):
        match target, value:
            case ast.Name(id=name), _:
                key = node.scope.owner_of(name), name
                if isinstance(node, ast.AugAssign):
                    self._changed[key] = self._changed.get(key, 0) + 1
                elif value is not None:
                    self._assigned.setdefault(key, []).append(value)
            case ast.Tuple(elts=targets), ast.Tuple(elts=values) if len(targets) == len(values):
                for one, its_value in zip(targets, values):
                    self._assign(node, one, its_value)

    def _arguments(self, function, name):
        """What all calls of a function pass for a positional parameter; empty if a call leaves it out."""
        parameters = [part.arg for part in [*function.args.posonlyargs, *function.args.args]]
        if name not in parameters or isinstance(function.parent, ast.ClassDef):
            return []
        index, found = parameters.index(name), []
        for call in self._program.all(ast.Call):
            kind = self._program.kinds.of(call.func)
            if kind is not None and kind.of is function:
                named = [keyword.value for keyword in call.keywords if keyword.arg == name]
                given = named or call.args[index : index + 1]
                if not given or any(isinstance(part, ast.Starred) for part in call.args):
                    return []
                found += given
        return found


def _mentions(value, name):
    return any(isinstance(part, ast.Name) and part.id == name for part in ast.walk(value))
