"""Varies the hashes of decimals and fractions as `varied-hashes.ts` varies those of all other numbers.

With 32 bits, they hash as on no ordinary computer, but for those that are a whole number that is neither negative nor
large. Their type in C is found only while Python runs.
"""

import decimal
import fractions
import os
import sys

_MODULUS, _BITS = sys.hash_info.modulus, 32
# Whole numbers below it have the same hash on every computer.
_SMALL = 1 << 30
# Where a type of 32 bits keeps the flag that nothing of it may be changed.
_IMMUTABLE_BYTE, _IMMUTABLE = 85, 1
_native_decimal_hash = decimal.Decimal.__hash__


def _varied(value):
    """What the changed hash functions make of a hash; see `HASH_VARIATION` in hash-mask.ts."""
    if value == 0:
        return 0
    turn, all_bits = _variation & 31, (1 << _BITS) - 1
    bits = value & all_bits
    bits = (bits << turn | bits >> (_BITS - turn)) & all_bits
    if _variation < 0:
        bits ^= all_bits
    return bits - (1 << _BITS) if bits >> (_BITS - 1) else bits


def _is_like_everywhere(value, number):
    return 0 <= value < _SMALL and number == value


def _decimal_hash(self):
    value = _native_decimal_hash(self)
    return value if _is_like_everywhere(value, self) else _varied(value)


def _fraction_hash(self):
    numerator, denominator = self.numerator, self.denominator
    if denominator == 1:
        return hash(numerator)
    try:
        value = abs(numerator) * pow(denominator, -1, _MODULUS) % _MODULUS
    except ValueError:
        value = sys.hash_info.inf
    value = value if numerator >= 0 else -value
    return _varied(-2 if value == -1 else value)


_variation = int(os.environ.pop("RETRACE_HASH_VARIATION", "0"))


def install():
    """Give both kinds of numbers other hashes, in an interpreter that varies hashes."""
    if not _variation:
        return
    from pyodide_js import _module

    for kind, function in ((decimal.Decimal, _decimal_hash), (fractions.Fraction, _fraction_hash)):
        flags = id(kind) + _IMMUTABLE_BYTE
        was_immutable = _module.HEAPU8[flags] & _IMMUTABLE
        _module.HEAPU8[flags] &= ~_IMMUTABLE
        function.__name__, function.__qualname__ = "__hash__", f"{kind.__name__}.__hash__"
        kind.__hash__ = function
        _module.HEAPU8[flags] |= was_immutable
