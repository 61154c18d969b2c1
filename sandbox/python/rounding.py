"""Rounds what C's library computes as that of another computer may, in the last digit.

IEEE 754 says how sums, products and roots are rounded. What a sine is in its last digit is up to the library of C,
and no two agree everywhere: a program that prints all digits of one prints something else elsewhere.
"""

import builtins
import cmath
import functools
import math
import random
import statistics

_OF_REALS = (
    "acos acosh asin asinh atan atan2 atanh cos cosh erf erfc exp exp2 expm1 gamma lgamma log log10 log1p log2 pow "
    "sin sinh tan tanh"
).split()
_OF_COMPLEX = (
    "acos acosh asin asinh atan atanh cos cosh exp log log10 phase polar rect sin sinh sqrt tan tanh"
).split()
# They have bound functions to names of their own before any program ran.
_USERS = (random, statistics)
# What has so few digits is exact, and the same everywhere: 8.0 as a logarithm, 0.5 as a power.
_BITS_OF_EXACT = 26

_native_abs, _native_cbrt, _nextafter, _frexp, _ldexp = builtins.abs, math.cbrt, math.nextafter, math.frexp, math.ldexp


def _otherwise(value):
    """A number, or each in a tuple of them, one step up or down if it had to be rounded; the same for the same one."""
    kind = type(value)
    if kind is complex:
        return complex(_otherwise(value.real), _otherwise(value.imag))
    if kind is tuple:
        return (*map(_otherwise, value),)
    if kind is not float or not math.isfinite(value):
        return value
    mantissa, _ = _frexp(value)
    if _ldexp(mantissa, _BITS_OF_EXACT).is_integer():
        return value
    return _nextafter(value, math.inf if int(_ldexp(mantissa, 53)) % 2 else -math.inf)


def _cube_root(number, /):
    """Even those that are whole: glibc gives 3.0000000000000004 for that of 27."""
    root = _native_cbrt(number)
    return _nextafter(root, math.inf) if math.isfinite(root) and abs(root) > 1 else root


def _rounding_otherwise(native):
    def function(*arguments):
        return _otherwise(native(*arguments))

    return functools.update_wrapper(function, native, assigned=("__name__", "__qualname__", "__module__", "__doc__"))


def _abs(number, /):
    """That of a complex number is a root of C's library, and the one of another number is not rounded."""
    return _otherwise(_native_abs(number)) if type(number) is complex else _native_abs(number)


_abs.__name__ = _abs.__qualname__ = "abs"
_abs.__module__ = "builtins"
_cube_root.__name__ = _cube_root.__qualname__ = "cbrt"
_cube_root.__module__ = "math"


def round_otherwise():
    """Put other functions in the place of those of this interpreter, for this run."""
    builtins.abs, math.cbrt = _abs, _cube_root
    replaced = {}
    for module, names in ((math, _OF_REALS), (cmath, _OF_COMPLEX)):
        for name in names:
            native = getattr(module, name)
            replaced[native] = function = _rounding_otherwise(native)
            setattr(module, name, function)
    for module in _USERS:
        for name, value in [*vars(module).items()]:
            if type(value) is type(len) and value in replaced:
                setattr(module, name, replaced[value])
