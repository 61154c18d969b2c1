"""What a program may depend on by luck: the first random numbers, and what hash() tells it."""

import builtins
import decimal
import fractions
import random
import types

_WHOLE, _WITH_FRACTIONS = {int, bool}, {float, decimal.Decimal, fractions.Fraction}
# So many calls give an extreme number; more would keep a program waiting that tries until a number suits it.
_EXTREME_CALLS = 4
_native_hash = builtins.hash
# A salt by which all hashes share a bucket, or none do, however many buckets up to ten or of a power of two there are.
_TOGETHER, _SPREAD = 0, -1
_BUCKETS = 2_520 << 10


def install(options):
    if "firstNumbers" in options:
        _begin_with(options["firstNumbers"])
    if "hashSalt" in options:
        builtins.hash = _salted(options["hashSalt"])


def _begin_with(which):
    """Let the generator that all programs share begin with the least or greatest numbers, or this one, unless it is seeded."""
    shared = random._inst
    native_random, native_below, native_seed = shared.random, shared._randbelow, shared.seed
    left = _EXTREME_CALLS

    def first():
        nonlocal left
        left -= 1
        return left >= 0

    def number():
        value = native_random()
        return {"least": 0.0, "greatest": 1 - 2**-53}.get(which, value) if first() else value

    def below(n):
        value = native_below(n)
        return {"least": 0, "greatest": n - 1}.get(which, which) if first() and (isinstance(which, str) or which < n) else value

    def seed(a=None, version=2):
        nonlocal left
        left = 0 if a is not None else left
        native_seed(a, version)

    random.random = shared.random = number
    shared._randbelow = below
    random.seed = shared.seed = seed


def _salted(salt):
    given = {}

    def hash(obj, /):
        value = _native_hash(obj)
        if _is_fixed(obj):
            return value
        if salt == _SPREAD:
            return given.setdefault(value, len(given) + 1)
        return _native_hash((value, salt)) if salt != _TOGETHER else value * _BUCKETS

    hash.__module__ = "builtins"
    return hash


def _is_fixed(thing):
    """Whether it hashes alike on every computer: a whole number does, and what has a method for it decides by itself."""
    kind = type(thing)
    if kind in _WHOLE:
        return True
    if kind in _WITH_FRACTIONS:
        return thing == thing and abs(thing) != float("inf") and thing == int(thing)
    return type(kind.__hash__) is types.FunctionType
