"""Which variable a name means: Python's rules of scope."""

import ast

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
SCOPES = (*FUNCTIONS, *COMPREHENSIONS, ast.ClassDef, ast.Module)


class Scope:
    def __init__(self, node, parent):
        self.node, self.parent = node, parent
        # Ways in which each name is bound: functions that give the kind of what it is bound to.
        self.bindings = {}
        self.outer_names = {}

    def bind(self, name, give):
        self.owner_of(name).bindings.setdefault(name, []).append(give)

    def owner_of(self, name):
        how = self.outer_names.get(name)
        if how == "global":
            return self.module
        if how == "nonlocal":
            return self.parent.lookup(name) or self
        return self

    @property
    def module(self):
        return self if self.parent is None else self.parent.module

    def lookup(self, name):
        """The scope whose name this is when it is read here; None for a builtin or an unknown name."""
        if self.outer_names.get(name) == "global":
            return self.module if name in self.module.bindings else None
        if name in self.bindings:
            return self
        scope = self.parent
        while scope is not None:
            # The names of a class are not seen from the functions inside it.
            if name in scope.bindings and not isinstance(scope.node, ast.ClassDef):
                return scope
            scope = scope.parent
        return None
