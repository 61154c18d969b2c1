"""Helpers for misconceptions about plain Python."""

import copy
import itertools
import math
import operator
import sys

from _retrace.beliefs import helper

# A generator without an end is no reason to compute for ever.
_MOST_ITEMS = 1_000

zip_longest = helper(itertools.zip_longest)


# -- lists, sets and dictionaries


@helper
def deep_copy(value):
    return copy.deepcopy(value)


@helper
def sorted_in_place(items, **options):
    items.sort(**options)
    return [*items]


@helper
def removing_all(items):
    def remove(value):
        items[:] = [item for item in items if item != value]

    return remove


@helper
def enumerate_from(items, start=0):
    return itertools.islice(enumerate(items), start, None)


@helper
class Bag(list):
    """A set that keeps what it is given, in that order."""

    def __repr__(self):
        return "{" + ", ".join(map(repr, self)) + "}" if self else "set()"

    def add(self, item):
        self.append(item)

    def update(self, *others):
        for items in others:
            self.extend(items)

    def discard(self, item):
        if item in self:
            self.remove(item)

    def union(self, *others):
        return Bag(itertools.chain(self, *others))

    def intersection(self, other):
        return Bag(item for item in self if item in other)

    def difference(self, other):
        return Bag(item for item in self if item not in other)

    __or__, __and__, __sub__ = union, intersection, difference


class _OtherDict(dict):
    def keys(self):
        return [*self]

    def values(self):
        return [self[key] for key in self]

    def items(self):
        return [(key, self[key]) for key in self]

    def __repr__(self):
        return "{" + ", ".join(f"{key!r}: {value!r}" for key, value in self.items()) + "}"


@helper
class SortedDict(_OtherDict):
    def __iter__(self):
        keys = [*super().__iter__()]
        try:
            return iter(sorted(keys))
        except TypeError:
            return iter(keys)


@helper
class MovingDict(_OtherDict):
    def __setitem__(self, key, value):
        self.pop(key, None)
        super().__setitem__(key, value)


# -- numbers and text


@helper
def whole_quotient(left, right):
    found = left / right
    return int(found) if isinstance(found, float) and found.is_integer() else found


@helper
def int_quotient(left, right):
    found = left // right
    return int(found) if isinstance(found, float) and math.isfinite(found) else found


@helper
def rounded_quotient(left, right):
    return round_half_up(left / right)


@helper
def cut_quotient(left, right):
    return math.trunc(left / right)


@helper
def remainder(left, right):
    found = math.fmod(left, right)
    return int(found) if isinstance(left, int) and isinstance(right, int) else found


@helper
def round_half_up(number, digits=None):
    scale = 10 ** (digits or 0)
    rounded = math.floor(abs(number) * scale + 0.5 + 1e-9) / scale
    return math.copysign(rounded, number) if digits is not None else int(math.copysign(rounded, number))


@helper
def rounded_int(value):
    return round_half_up(value) if isinstance(value, float) else int(value)


@helper
def exact(value):
    return round(value, 10) if isinstance(value, float) else value


@helper
def as_number(text):
    try:
        return int(text)
    except ValueError:
        try:
            return float(text)
        except ValueError:
            return text


@helper
def number_input(*prompt):
    return as_number(input(*prompt))


@helper
def added_digits(left, right):
    one, other = as_number(left), as_number(right)
    return left + right if isinstance(one, str) or isinstance(other, str) else one + other


@helper
def multiplied_digits(left, right):
    one, other = (as_number(value) if isinstance(value, str) else value for value in (left, right))
    return left * right if isinstance(one, str) or isinstance(other, str) else one * other


@helper
def joined(left, right):
    return str(left) + str(right)


@helper
def added_items(left, right):
    return [*map(operator.add, left, right)] if len(left) == len(right) else left + right


@helper
def multiplied_items(left, right):
    items, number = (left, right) if isinstance(left, list) else (right, left)
    return [item * number for item in items]


# -- comparison and truth


@helper
def same_content(left, right):
    return type(left) is type(right) and getattr(left, "__dict__", left) == getattr(right, "__dict__", right)


@helper
def other_content(left, right):
    return not same_content(left, right)


@helper
def is_something(value=None):
    return value is not None


@helper
def truth_in_text(value):
    return bool(value) and value not in ("False", "false", "0", "None", "no")


@helper
def all_and_some(items):
    items = [*items]
    return bool(items) and all(items)


@helper
def is_exactly(value, classes):
    return type(value) in (classes if isinstance(classes, tuple) else (classes,))


# -- loops and exceptions

_marks = []


@helper
def mark():
    _marks.append(True)


@helper
def is_marked():
    return bool(_marks and _marks.pop())


@helper
def counting(look, start, stop=None, step=1):
    """A range that goes on from what `look` sees."""
    if stop is None:
        start, stop = 0, start
    number = start
    for _ in range(_MOST_ITEMS):
        if number >= stop if step > 0 else number <= stop:
            return
        yield number
        number = look() + step


# Where the loop over each list is.
_positions = {}


@helper
def writable(items):
    for index, item in enumerate(items):
        _positions[id(items)] = index
        yield item


@helper
def put(items, value):
    items[_positions[id(items)]] = value


@helper
def unless(wide, *later):
    """What a handler catches that leaves to later handlers what is theirs."""
    error = sys.exception()
    for narrow in later:
        for one in narrow if isinstance(narrow, tuple) else (narrow,):
            if isinstance(error, one) and not (isinstance(wide, type) and issubclass(wide, one)):
                return ()
    return wide


@helper
def leaving(value):
    sys._getframe(1).f_locals["__retrace_leaving"] = True
    return value


@helper
def is_staying():
    return "__retrace_leaving" not in sys._getframe(1).f_locals


# -- functions and classes


@helper
def at_once(iterator):
    return iter([*itertools.islice(iterator, _MOST_ITEMS)])


@helper
class OwnForEach:
    """A class attribute of which every object gets a copy of its own."""

    def __init__(self, value):
        self._value = value

    def __set_name__(self, owner, name):
        self._name = name

    def __get__(self, instance, owner):
        if instance is None:
            return self._value
        return vars(instance).setdefault(self._name, copy.deepcopy(self._value))
