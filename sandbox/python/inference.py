"""Infers what the expressions of a program refer to, from its text alone: which function a name is bound to, and
whether a value is a coroutine, a task, a lock.

By binding and not by spelling: `import asyncio as aio`, `from asyncio import gather`, a parameter that every caller
passes a lock. If the bindings of a name disagree, its kind is unknown.
"""

import ast
import asyncio

from _retrace.kinds import GIVEN, NONE, Kind, agreed, canonical, item_of
from _retrace.scopes import COMPREHENSIONS, FUNCTIONS, SCOPES, Scope


class Inference:
    """The inferred kinds of everything in one module. Sets `parent` and `scope` on each node."""

    def __init__(self, tree, setup=None):
        self.tree = tree
        self._known, self._asked = {}, set()
        self._calls = []
        self._attributes = {}
        module = Scope(tree, None)
        for root in (setup, tree):
            if root is not None:
                self._enter(root, None, module)

    def of(self, node):
        """The kind of an expression's value; None if it is unknown."""
        if node in self._known:
            return self._known[node]
        if node in self._asked:
            return None
        self._asked.add(node)
        try:
            kind = self._known[node] = self._find(node)
        finally:
            self._asked.discard(node)
        return kind

    def name_of(self, node):
        kind = self.of(node)
        return None if kind is None else kind.name

    # -- bindings

    def _enter(self, node, parent, scope):
        node.parent, node.scope = parent, scope
        inner = scope
        if isinstance(node, SCOPES) and not isinstance(node, ast.Module):
            inner = Scope(node, scope)
        if isinstance(node, FUNCTIONS):
            node.is_generator = False
            for child in ast.walk(node.args):
                if isinstance(child, ast.arg):
                    inner.bind(child.arg, lambda child=child: self._of_parameter(node, child))
        self._bind(node, scope)
        for name, value in ast.iter_fields(node):
            # Decorators, defaults and annotations belong to the scope around.
            own = inner if name in ("body", "elt", "key", "value", "generators", "type_params") else scope
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, ast.AST):
                    self._enter(child, node, own if isinstance(node, SCOPES) else inner)

    def _bind(self, node, scope):
        match node:
            case ast.Import():
                for alias in node.names:
                    name = alias.asname or alias.name.partition(".")[0]
                    target = alias.name if alias.asname else name
                    scope.bind(name, lambda target=target: Kind(target))
            case ast.ImportFrom(module=str(module), level=0):
                for alias in node.names:
                    if alias.name == "*":
                        self._bind_star(module, scope)
                    else:
                        target = f"{module}.{alias.name}"
                        scope.bind(alias.asname or alias.name, lambda target=target: canonical(target))
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                scope.bind(node.name, lambda: self._of_function(node))
            case ast.ClassDef():
                scope.bind(node.name, lambda: None if node.decorator_list else Kind("class", node))
            case ast.Global() | ast.Nonlocal():
                how = "global" if isinstance(node, ast.Global) else "nonlocal"
                scope.outer_names.update(dict.fromkeys(node.names, how))
            case ast.Assign():
                for target in node.targets:
                    self._bind_target(target, lambda: self.of(node.value), scope, node.value)
            case ast.AnnAssign():
                self._bind_target(node.target, lambda: self._of_annotation(node), scope)
            case ast.NamedExpr():
                owner = scope
                while isinstance(owner.node, COMPREHENSIONS):
                    owner = owner.parent
                self._bind_target(node.target, lambda: self.of(node.value), owner)
            case ast.For() | ast.AsyncFor() | ast.comprehension():
                self._bind_target(node.target, lambda: item_of(self.of(node.iter)), scope)
            case ast.withitem(optional_vars=ast.AST() as target):
                self._bind_target(target, lambda: self._of_entered(node.context_expr), scope)
            case ast.ExceptHandler(name=str(name)):
                scope.bind(name, lambda: Kind("exception"))
            case ast.AugAssign(target=ast.Name(id=name)):
                scope.bind(name, lambda: None)
            case ast.Yield() | ast.YieldFrom():
                function = scope.node
                if isinstance(function, FUNCTIONS):
                    function.is_generator = True
            case ast.Call():
                self._calls.append(node)

    def _bind_target(self, target, give, scope, value=None):
        match target:
            case ast.Name(id=name):
                scope.bind(name, give)
            case ast.Attribute(attr=name):
                self._attributes.setdefault(name, []).append(give)
            case ast.Tuple(elts=parts) | ast.List(elts=parts):
                values = value.elts if isinstance(value, (ast.Tuple, ast.List)) and len(value.elts) == len(parts) else []
                for index, part in enumerate(parts):
                    own = (lambda index=index: self.of(values[index])) if values else lambda: item_of(give())
                    self._bind_target(part, own, scope, values[index] if values else None)
            case ast.Starred(value=inner):
                self._bind_target(inner, lambda: None, scope)

    def _bind_star(self, module, scope):
        if module == "asyncio":
            for name in asyncio.__all__:
                scope.bind(name, lambda name=name: Kind(f"asyncio.{name}"))

    # -- kinds

    def _find(self, node):
        match node:
            case ast.Name(id=name):
                owner = node.scope.lookup(name)
                if owner is None:
                    return Kind(f"builtins.{name}")
                return agreed([give() for give in owner.bindings[name]])
            case ast.Attribute(value=base, attr=name):
                return self._of_attribute(self.of(base), name)
            case ast.Call():
                return self._given_by(node)
            case ast.Constant(value=value):
                return Kind(type(value).__name__) if value is not None else NONE
            case ast.List(elts=parts) | ast.Tuple(elts=parts) | ast.Set(elts=parts):
                return Kind("list", agreed([self.of(part) for part in parts]))
            case ast.Starred(value=inner):
                return item_of(self.of(inner))
            case ast.ListComp(elt=part) | ast.SetComp(elt=part) | ast.GeneratorExp(elt=part):
                return Kind("list", self.of(part))
            case ast.Dict(values=values):
                return Kind("dict", agreed([self.of(value) for value in values]))
            case ast.DictComp(value=value):
                return Kind("dict", self.of(value))
            case ast.Subscript(value=base, slice=index):
                kind = self.of(base)
                if kind is not None and kind.name == "list" and isinstance(index, ast.Slice):
                    return kind
                return kind.of if kind is not None and kind.name in ("list", "dict") else None
            case ast.IfExp(body=one, orelse=other):
                return agreed([self.of(one), self.of(other)])
            case ast.NamedExpr(value=value):
                return self.of(value)
        return None

    def _of_function(self, node):
        if isinstance(node, ast.FunctionDef) and node.decorator_list:
            return None
        if isinstance(node, ast.AsyncFunctionDef):
            if node.decorator_list:
                return None
            return Kind("async generator function" if node.is_generator else "coroutine function", node)
        return Kind("function", node)

    def _of_attribute(self, base, name):
        if base is None:
            # An attribute of an unknown object: what the program assigns under that name, if it is always the same.
            return agreed([give() for give in self._attributes.get(name, [None]) if give]) if name in self._attributes else None
        if base.name in ("class", "instance"):
            for statement in base.of.body:
                if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef)) and statement.name == name:
                    return self._of_function(statement)
            return agreed([give() for give in self._attributes[name]]) if name in self._attributes else None
        return canonical(f"{base.name}.{name}")

    def _given_by(self, call):
        function = self.of(call.func)
        if function is None:
            return None
        match function.name:
            case "coroutine function":
                return Kind("coroutine", function.of)
            case "async generator function":
                return Kind("async generator", function.of)
            case "class":
                return Kind("instance", function.of)
            case "function":
                returned = [part.value for part in ast.walk(function.of) if isinstance(part, ast.Return) and part.value]
                return agreed([self.of(value) for value in returned]) if len(returned) == 1 else None
            case "builtins.list" | "builtins.tuple" | "builtins.sorted" | "builtins.set" if call.args:
                return self.of(call.args[0])
        return GIVEN.get(function.name)

    def _of_parameter(self, function, parameter):
        if parameter.annotation is not None:
            kind = self.of(parameter.annotation)
            given = kind and (GIVEN.get(kind.name) or (Kind("instance", kind.of) if kind.name == "class" else None))
            if given is not None:
                return given
        positional = [*function.args.posonlyargs, *function.args.args]
        is_method = isinstance(function.parent, ast.ClassDef)
        if is_method and positional and positional[0] is parameter:
            return Kind("instance", function.parent)
        if parameter in (function.args.vararg, function.args.kwarg):
            return None
        index = positional.index(parameter) - is_method if parameter in positional else None
        found = []
        for call in self._calls:
            called = self.of(call.func)
            if called is None or called.of is not function:
                continue
            named = [keyword.value for keyword in call.keywords if keyword.arg == parameter.arg]
            if named:
                found.append(self.of(named[0]))
            elif index is not None and index < len(call.args):
                is_plain = not any(isinstance(part, ast.Starred) for part in call.args)
                found.append(self.of(call.args[index]) if is_plain else None)
        return agreed(found)

    def _of_annotation(self, node):
        return self.of(node.value) if node.value is not None else None

    def _of_entered(self, manager):
        kind = self.of(manager)
        return kind if kind is not None and kind.name in ("TaskGroup", "Timeout", "Runner") else None
