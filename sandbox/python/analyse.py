"""What Python's own compiler says of a piece of source, without running it."""

import ast
import builtins
import hashlib
import io
import symtable
import tokenize

_MODULE_NAMES = {
    "__name__", "__file__", "__doc__", "__builtins__", "__annotations__", "__spec__", "__loader__", "__package__",
}  # fmt: skip
_BUILTIN_NAMES = {*dir(builtins)} | _MODULE_NAMES


def _walk_scopes(table):
    yield table
    for child in table.get_children():
        yield from _walk_scopes(child)


def _names(table):
    """Names bound at module level, and names that are looked up there and bound nowhere."""
    bound, loaded = set(), set()
    for scope in _walk_scopes(table):
        is_module = scope.get_type() == "module"
        for symbol in scope.get_symbols():
            name = symbol.get_name()
            belongs_to_module = is_module or symbol.is_global()
            if belongs_to_module and (symbol.is_assigned() or symbol.is_imported() or symbol.is_namespace()):
                bound.add(name)
            if belongs_to_module and symbol.is_referenced():
                loaded.add(name)
    return bound, loaded - bound - _BUILTIN_NAMES


def _imports(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


def _star_names(tree):
    """The names that "from module import *" brings, for modules of the standard library."""
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and node.module and node.names[0].name == "*":
            try:
                module = __import__(node.module, fromlist=["*"])
            except Exception:
                continue
            yield from getattr(module, "__all__", None) or (n for n in vars(module) if not n.startswith("_"))


def _does_something(nodes):
    """Whether there is a call, an await or a raise outside the bodies of functions and classes."""
    for node in nodes:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)):
            continue
        if isinstance(node, (ast.Call, ast.Await, ast.Raise)) or _does_something(ast.iter_child_nodes(node)):
            return True
    return False


def _comments(source):
    found = []
    try:
        for token in tokenize.generate_tokens(io.StringIO(source).readline):
            if token.type == tokenize.COMMENT:
                found.append({"line": token.start[0], "column": token.start[1], "text": token.string})
    except (tokenize.TokenError, SyntaxError, UnicodeError):
        pass
    return found


def _first_await(tree):
    """The line of the first statement of a module that waits outside of functions, as notebooks allow."""
    for statement in tree.body:
        if _waits([statement]):
            return statement.lineno
    return None


def _waits(nodes):
    for node in nodes:
        if isinstance(node, (ast.Await, ast.AsyncFor, ast.AsyncWith)) or getattr(node, "is_async", 0):
            return True
        if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)):
            if _waits(ast.iter_child_nodes(node)):
                return True
    return False


class _Waiting(ast.NodeTransformer):
    """Turns what waits into what does not, so that Python's own tables of symbols can be made of it."""

    def visit_Await(self, node):
        return self.generic_visit(node).value

    def visit_AsyncFor(self, node):
        return ast.For(**{**vars(self.generic_visit(node))})

    def visit_AsyncWith(self, node):
        return ast.With(**{**vars(self.generic_visit(node))})

    def visit_comprehension(self, node):
        self.generic_visit(node).is_async = 0
        return node

    def visit_FunctionDef(self, node):
        return node

    visit_AsyncFunctionDef = visit_ClassDef = visit_Lambda = visit_FunctionDef


def _definitions(tree):
    """The lines of the functions and classes of a module, with their decorators."""
    return [
        {
            "name": node.name,
            "first": min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)]),
            "last": node.end_lineno,
        }
        for node in tree.body
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef))
    ]


def analyse(source):
    try:
        tree = ast.parse(source, "main.py")
        # Some errors, such as "return" outside a function, are found only by the later stages.
        first_await = _first_await(tree)
        compile(source, "main.py", "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT if first_await else 0, dont_inherit=True)
        identity = source if first_await else ast.dump(tree)
        digest = hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()
        plain = ast.unparse(_Waiting().visit(ast.parse(source))) if first_await else source
        table = symtable.symtable(plain, "main.py", "exec")
    except (SyntaxError, ValueError, OverflowError, RecursionError, MemoryError) as error:
        message = getattr(error, "msg", None) or str(error) or type(error).__name__
        return {
            "syntaxError": {"message": message, "line": max(1, getattr(error, "lineno", None) or 1)},
            "bound": [],
            "free": [],
            "imports": [],
            "runs": False,
            "firstAwait": None,
            "definitions": [],
            "astHash": hashlib.sha256(source.encode("utf-8", "surrogatepass")).hexdigest(),
            "comments": _comments(source),
        }
    bound, free = _names(table)
    starred = {*_star_names(tree)}
    return {
        "syntaxError": None,
        "bound": sorted(bound | starred),
        "free": sorted(free - starred),
        "imports": sorted({*_imports(tree)}),
        "runs": _does_something(tree.body),
        "firstAwait": first_await,
        "definitions": _definitions(tree),
        "astHash": digest,
        "comments": _comments(source),
    }
