"""Other names for what a program handles: strings that only name things, and its neutral functions."""

import ast
import re
import string

# Groups of interchangeable names. A word that is in none of them may have a meaning, and is not changed.
_GROUPS = [
    ["one", "two", "three", "four", "five", "six", "seven"],
    ["first", "second", "third", "fourth", "fifth"],
    [*string.ascii_uppercase],
    [*string.ascii_lowercase],
    ["alpha", "beta", "gamma", "delta", "epsilon", "zeta", "omega"],
    ["red", "green", "blue", "yellow", "purple", "orange", "black", "white", "grey", "brown"],
    ["apple", "pear", "plum", "cherry", "banana", "lemon", "fig", "grape", "melon", "peach"],
    ["tea", "coffee", "toast", "soup", "bread", "rice", "pasta", "salad", "eggs", "juice", "cake", "pizza"],
    ["cat", "dog", "fox", "owl", "hare", "mole", "bear", "wolf", "crow", "duck"],
    ["Ada", "Alan", "Alice", "Bob", "Carol", "Dave", "Eve", "Grace", "Linus", "Mallory", "Guido", "Barbara"],
    ["ada", "alan", "alice", "bob", "carol", "dave", "eve", "grace", "linus", "guido", "barbara"],
    ["Berlin", "London", "Madrid", "Oslo", "Paris", "Rome", "Vienna", "Lisbon", "Dublin", "Prague"],
    ["worker", "job", "task", "client", "item", "unit", "agent", "node"],
    ["Worker", "Job", "Task", "Client", "Item", "Unit", "Agent", "Node"],
]  # fmt: skip

_FUNCTIONS = [
    ["work", "job", "chore", "errand", "duty", "labour"],
    ["f", "g", "h", "k", "p", "q"],
    ["foo", "bar", "baz", "spam", "ham", "eggs"],
    ["worker", "helper", "runner", "clerk", "agent"],
    ["child", "branch", "part", "piece", "side"],
]

# Where these are used, the names of functions come out.
_SHOWN_BY = re.compile(r"__name__|__qualname__|get_coro|get_stack|print_stack|traceback|repr|!r|debug|inspect|globals|locals")
_NUMBERED = re.compile(r"([A-Za-z]+)([ _-]?\d+)")


def vary_names(program, texts, source):
    """Edits that give things other names, and what they change."""
    constants = [node for node in program.all(ast.Constant) if isinstance(node.value, str) and _is_plain(program, node)]
    spelled = [node for node in constants if _is_spelled_out(node)]
    names = {node.value for node in constants if node not in spelled and _names_something(program, node)}
    names.update(letter for node in spelled for letter in node.value)
    own = [node for node in constants if node in spelled or node.value in names]
    # A variable of the same name goes with it, or would say that something was renamed.
    variables = {name: [node for node in program.all(ast.Name) if node.id == name] for name in names}
    names = {
        name
        for name in names
        if not _is_said_elsewhere(program, texts, name, own) and _is_only(program, name, variables[name], own)
    }
    new = _others(names, {*_words(program.text.source), *(letter for node in spelled for letter in node.value)}, source)
    edits = []
    for node in own:
        other = "".join(new.get(letter, letter) for letter in node.value) if node in spelled else new.get(node.value)
        if other is not None:
            # Between its quotes, whatever they are.
            at = program.text.start(node) + 1
            edits.append(program.text.between(at, at + len(node.value), other))
    edits += [program.text.replace(node, other) for name, other in new.items() for node in variables[name]]
    return edits, [
        {
            "kind": "text",
            "from": name,
            "to": other,
            "lines": sorted({
                *(node.lineno for node in own if node.value == name or (node in spelled and name in node.value)),
                *(node.lineno for node in variables[name]),
            }),
        }
        for name, other in new.items()
    ]


def _is_only(program, name, variables, own):
    """Whether a word is a variable and these strings and nothing else: no parameter, attribute, key or module."""
    if not name.isidentifier():
        return True
    words = sum(word == name for word in _words(program.text.source))
    return words == len(variables) + sum(node.value == name for node in own)


def _is_spelled_out(node):
    """Whether a program goes through the letters of a string: each is a name."""
    is_iterated = isinstance(node.parent, (ast.For, ast.comprehension)) and node.parent.iter is node
    return is_iterated and node.value.isalpha() and len({*node.value}) == len(node.value)


def _is_plain(program, node):
    """Whether a string is written down once, with nothing escaped."""
    written = program.text.of(node) if not isinstance(node.parent, ast.JoinedStr) else ""
    return bool(node.value) and re.fullmatch(rf"(['\"]){re.escape(node.value)}\1", written) is not None


def _names_something(program, node):
    """Whether a string is given to the program's own functions, is the name of a task, or stands in a list."""
    parent = node.parent
    if isinstance(parent, ast.keyword):
        if parent.arg == "name":
            return True
        parent = parent.parent
    if isinstance(parent, ast.Call):
        kind = program.kinds.of(parent.func)
        return kind is not None and kind.of is not None
    return isinstance(parent, (ast.List, ast.Tuple, ast.Set, ast.Dict))


def _others(names, taken, source):
    """Another name for each that has a group, in the order of the group: what was sorted is sorted again."""
    new = {}
    for group in _GROUPS:
        parts = {name: _NUMBERED.fullmatch(name) for name in names - {*new}}
        words = {name: part[1] if part else name for name, part in parts.items()}
        own = sorted({word for word in words.values() if word in group}, key=group.index)
        free = [word for word in group if word not in taken]
        if not own or len(free) < len(own):
            continue
        chosen = dict(zip(own, sorted(source.sample(free, len(own)), key=group.index)))
        taken = taken | {*chosen.values()}
        for name, word in words.items():
            if word in chosen:
                new[name] = chosen[word] + name[len(word) :]
    return dict(sorted(new.items()))


def _words(text):
    return re.findall(r"\w+", text)


def _is_said_elsewhere(program, texts, name, own):
    """Whether a comment or a longer string speaks of it."""
    places = {(program.text.start(node), program.text.end(node)) for node in own}
    return any(
        (start, end) not in places and name in _words(program.text.source[start:end]) for start, end in texts
    )


def vary_functions(program, texts, source):
    """Edits that give neutral functions of the module other names, and what they change."""
    if _SHOWN_BY.search(program.text.source):
        return [], []
    taken = {*_words(program.text.source)}
    edits, changes = [], []
    for node in program.tree.body:
        if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            continue
        group = next((group for group in _FUNCTIONS if node.name in group), [])
        free = [other for other in group if other not in taken]
        is_said = any(node.name in _words(program.text.source[start:end]) for start, end in texts)
        owner = node.scope.module
        if not free or is_said or len(owner.bindings[node.name]) > 1:
            continue
        other = source.choice(free)
        taken.add(other)
        uses = [use for use in program.all(ast.Name) if use.id == node.name and use.scope.lookup(use.id) is owner]
        # Lines of decorators come before the definition itself.
        found = program.text.find(rf"def\s+({re.escape(node.name)})\b", program.text.start(node))
        edits.append(program.text.between(*found.span(1), other))
        edits += [program.text.replace(use, other) for use in uses]
        changes.append({
            "kind": "name", "from": node.name, "to": other, "lines": sorted({node.lineno, *(use.lineno for use in uses)}),
        })  # fmt: skip
    return edits, changes
