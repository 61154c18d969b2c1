"""Tells the JavaScript side where the sandbox's own modules, classes and functions lie in memory; see seal.ts."""

import gc
import types

# What is bound there changes with every run.
_CHANGING = "_retrace.state"


def report(modules):
    """The addresses of all dictionaries, each with the size of its table, and of all functions of these modules."""
    dictionaries, functions = [], []

    def add_dictionary(dictionary):
        dictionaries.append((id(dictionary), dictionary.__sizeof__() - dict.__basicsize__))

    for module in modules:
        names = vars(module)
        # A warning that arises while the sandbox runs is noted there.
        names.setdefault("__warningregistry__", {})
        if module.__name__ != _CHANGING:
            add_dictionary(names)
        for value in names.values():
            if _is_function_of(value, names):
                functions.append(id(value))
            elif isinstance(value, type):
                inside = [part for part in map(_unwrapped, vars(value).values()) if _is_function_of(part, names)]
                if inside:
                    add_dictionary(gc.get_referents(vars(value))[0])
                    functions += map(id, inside)
    return {"dictionaries": dictionaries, "functions": functions}


def _is_function_of(value, names):
    return isinstance(value, types.FunctionType) and value.__globals__ is names


def _unwrapped(value):
    return getattr(value, "fget", None) or getattr(value, "__func__", value)
