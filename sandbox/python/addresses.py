"""Makes new objects lie at addresses that do not depend on what the interpreter did before.

The order of a set of objects follows from their addresses, and so from every hole that freed objects left behind. Two
runs that should differ in one circumstance would then differ by chance. When the holes are filled, new objects lie one
after the other from the end of the memory.
"""

import gc

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
