"""Makes new objects lie at addresses that do not depend on what the interpreter did before, or shows other ones.

The order of a set of objects follows from their addresses, and so from every hole that freed objects left behind. Two
runs that should differ in one circumstance would then differ by chance. When the holes are filled, new objects lie one
after the other from the end of the memory.
"""

import builtins
import gc
import weakref

# Sizes of pieces of memory, with what the allocator adds; 16 is the smallest that it gives.
_SIZES = (65_536, 16_384, 4_096, 2_048, 1_024, 512, 384, 256, 192, 128, 96, 80, 64, 56, 48, 40, 32, 24)
_SMALLEST = 16
# What a piece of memory has besides the bytes that it was asked for.
_HEADER = 4
_OVERHEAD = bytes.__basicsize__ + _HEADER
# Addresses count from here in multiples of this.
_ALIGNMENT = 65_536
_MOST_PIECES = 50_000


def fill_holes():
    """Fill the holes; what is returned must be kept as long as they shall stay filled."""
    kept = [None] * _MOST_PIECES
    # Empties the lists of freed objects that Python keeps for the next ones of their type.
    gc.collect()
    count, highest = 0, 0
    for size in (*_SIZES, _SMALLEST):
        amount = size - _OVERHEAD
        is_at_end = False
        while not is_at_end and count < _MOST_PIECES - 1:
            piece = object() if size == _SMALLEST else bytes(amount)
            kept[count] = piece
            count += 1
            is_at_end = id(piece) > highest
            if is_at_end:
                highest = id(piece)
    room = -(highest + _SMALLEST) % _ALIGNMENT
    kept[count] = bytes(room + _ALIGNMENT - _OVERHEAD)
    return kept


_native_id = builtins.id
# The bits of an address; `shown-addresses.ts` shows the same complement of it in texts.
_ALL_BITS = (1 << 32) - 1


class _Others:
    """Identities that are larger where the usual ones are smaller, of which none is ever given again."""

    def __init__(self):
        # What stood last at an address, and how many others stood there before it.
        self._seen = {}

    def identity(self, thing):
        address = _native_id(thing)
        return _ALL_BITS - address + (_ALL_BITS + 1) * self._generation(thing, address)

    def _generation(self, thing, address):
        before, count = self._seen.get(address, (None, 0))
        try:
            reference = weakref.ref(thing)
        except TypeError:
            return count
        if before is not None and before() is not thing:
            count += 1
        self._seen[address] = reference, count
        return count


def show_others():
    """Let `id()` tell other identities from now on; the texts of objects show others, too."""
    others = _Others()

    def identity(obj, /):
        return others.identity(obj)

    identity.__name__ = identity.__qualname__ = "id"
    identity.__module__ = "builtins"
    builtins.id = identity
