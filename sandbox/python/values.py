"""Writes down values of a program without running any of its code, and tells which of them are one object."""

import collections
import datetime
import decimal
import enum
import fractions
import itertools
import sys
import types

from _retrace.describe import short_name

MAX_LENGTH = 160
_MAX_STRING = 60
# A number of up to some four thousand digits is written in decimal, but not all of it.
_MAX_BITS_IN_DECIMAL = 14_000
_SHOWN_DIGITS = 20
_MAX_ITEMS = 12
_MAX_DEPTH = 4
# Of an object, with those that are not shown because there are too many.
_MAX_FIELDS = 100

_SCALARS = {int, str, bool, type(None)}
_WITH_SAFE_REPR = {
    float, complex, range, types.EllipsisType, types.NotImplementedType, decimal.Decimal, fractions.Fraction,
    datetime.date, datetime.timedelta,
}  # fmt: skip
_NUMBERS, _TEXTS = frozenset({int, float, bool, type(None)}), frozenset({str})
_IMMUTABLE = (tuple, frozenset, bytes, enum.Enum)
_COLLECTIONS = (list, set, frozenset, collections.deque)
_BRACKETS = {list: ("[", "]"), set: ("{", "}"), frozenset: ("frozenset({", "})")}
# What leads to other objects, or can be changed.
_CHANGING = (bytearray, dict, tuple, BaseException, *_COLLECTIONS)
_LIBRARY = sys.stdlib_module_names
_FUNCTIONS = (types.FunctionType, types.BuiltinFunctionType, types.MethodType)
# Read past whatever the program defines under these names.
_mro_of = type.__dict__["__mro__"].__get__
_names_of = type.__dict__["__dict__"].__get__
_name_of = type.__dict__["__name__"].__get__


class Values:
    """The values of a run, each written once: texts, with the number of an object before the text that shows it."""

    def __init__(self):
        self.all = []
        self.looks = 0
        self._length = 0
        self._index = {}
        # The numbers of objects by their addresses: those of the last look at the variables, and of this one.
        self._numbers, self._before = {}, {}
        self._next_number = 1

    def end_look(self):
        """What was not seen in this look may be gone, and its address another object's."""
        self._before, self._numbers = self._numbers, {}

    def keep_numbers(self, addresses):
        """Objects at these addresses are still there and need not be looked at again; those without a number have none."""
        for address in addresses:
            number = self._before.get(address)
            if number is not None:
                self._numbers[address] = number

    def take_length(self):
        """How many characters have come since the last time."""
        length, self._length = self._length, 0
        return length

    def index_of(self, value):
        """Where the value stands among all values."""
        self.looks += 1
        kind = type(value)
        if kind in _SCALARS:
            return self._add([_scalar(value)])
        text = _text_of_plain(value, kind)
        if text is not None:
            return self._add([self._number(value), text])
        parts = _Parts()
        self._write(value, parts, 0, set())
        return self._add(parts.joined())

    def _add(self, parts):
        key = tuple(parts)
        index = self._index.get(key)
        if index is None:
            index = self._index[key] = len(self.all)
            self.all.append(parts)
            self._length += sum(len(part) if type(part) is str else 4 for part in parts) + 6
        return index

    def _number(self, value):
        address = id(value)
        number = self._numbers.get(address) or self._before.get(address)
        if number is None:
            number, self._next_number = self._next_number, self._next_number + 1
        self._numbers[address] = number
        return number

    def _write(self, value, parts, depth, above):
        self.looks += 1
        kind = type(value)
        if kind in _SCALARS:
            parts.add(_scalar(value))
        elif kind in _WITH_SAFE_REPR:
            parts.add(_short(_safe_repr(value, kind)))
        elif issubclass(kind, type):
            parts.add(f"class {_short(_name_of(value))}")
        elif kind in _FUNCTIONS:
            parts.add(f"function {_short(_plain_name(value))}")
        elif text := _text_of_plain(value, kind):
            parts.append(self._number(value))
            parts.add(text)
        else:
            if not issubclass(kind, _IMMUTABLE):
                parts.append(self._number(value))
            if id(value) in above or depth >= _MAX_DEPTH or parts.length > MAX_LENGTH:
                parts.add("…")
                return
            above.add(id(value))
            self._write_inside(value, kind, parts, depth + 1, above)
            above.discard(id(value))

    def _write_inside(self, value, kind, parts, *inner):
        name = _short(_name_of(kind))
        if issubclass(kind, (bytes, bytearray)):
            base = bytes if issubclass(kind, bytes) else bytearray
            parts.add(_short(repr(bytes(base.__getitem__(value, slice(_MAX_STRING))))))
        elif issubclass(kind, enum.Enum):
            member = dict.get(_dictionary_of(value, kind), "_name_")
            parts.add(f"{name}.{_short(member)}" if type(member) is str else name)
        elif issubclass(kind, BaseException):
            self._write_items(f"{name}(", BaseException.args.__get__(value), ")", parts, *inner)
        elif issubclass(kind, dict):
            opening, closing = ("{", "}") if kind is dict else (f"{name}({{", "})")
            self._write_pairs(opening, _pairs_of(value, kind), dict.__len__(value), closing, parts, *inner)
        elif kind is tuple:
            self._write_items("(", value, ",)" if len(value) == 1 else ")", parts, *inner)
        elif issubclass(kind, tuple):
            self._write_named(name, _fields_of_tuple(value, kind), parts, *inner)
        elif collection := next((each for each in _COLLECTIONS if issubclass(kind, each)), None):
            plain = _BRACKETS.get(kind) if collection.__len__(value) or kind is list else None
            opening, closing = plain or (f"{name}([", "])")
            self._write_items(opening, _Reader(collection, value), closing, parts, *inner)
        elif kind is types.GeneratorType:
            parts.add(f"generator {_short(value.__name__)}")
        elif _is_of_program(kind):
            self._write_named(name, _fields_of(value, kind), parts, *inner)
        else:
            parts.add(name)

    def _write_items(self, opening, values, closing, parts, *inner):
        parts.add(opening)
        shown = [item for _, item in zip(range(_MAX_ITEMS), values)]
        for index, item in enumerate(shown):
            if parts.length > MAX_LENGTH:
                shown = shown[:index]
                break
            if index:
                parts.add(", ")
            self._write(item, parts, *inner)
        _add_rest(len(values), len(shown), parts)
        parts.add(closing)

    def _write_pairs(self, opening, pairs, length, closing, parts, *inner):
        parts.add(opening)
        shown = [pair for _, pair in zip(range(_MAX_ITEMS), pairs)]
        for index, (key, item) in enumerate(shown):
            if parts.length > MAX_LENGTH:
                shown = shown[:index]
                break
            if index:
                parts.add(", ")
            self._write(key, parts, *inner)
            parts.add(": ")
            self._write(item, parts, *inner)
        _add_rest(length, len(shown), parts)
        parts.add(closing)

    def _write_named(self, name, pairs, parts, *inner):
        parts.add(f"{name}(")
        for index, (field, item) in zip(range(_MAX_ITEMS + 1), pairs):
            if index:
                parts.add(", ")
            if parts.length > MAX_LENGTH or index == _MAX_ITEMS:
                parts.add("…")
                break
            if field is not None:
                parts.add(f"{_short(field)}=")
            self._write(item, parts, *inner)
        parts.add(")")


class _Reader:
    """Goes through a collection as its base class does, whatever the program's own class does."""

    def __init__(self, base, value):
        self._base, self._value = base, value

    def __iter__(self):
        return self._base.__iter__(self._value)

    def __len__(self):
        return self._base.__len__(self._value)


class _Parts(list):
    """Parts of one value while it is written."""

    length = 0

    def add(self, text):
        self.append(text)
        self.length += len(text)

    def joined(self):
        """With adjacent texts put together."""
        parts = []
        for part in self:
            if parts and type(part) is str and type(parts[-1]) is str:
                parts[-1] += part
            else:
                parts.append(part)
        return parts


def is_fixed(value):
    """Whether what is written down of a value is the same as long as the value is there."""
    kind = type(value)
    return kind in _SCALARS or not issubclass(kind, _CHANGING) and not _is_of_program(kind)


def is_scenery(name, value, is_module):
    """Whether a variable is a module, or what a `def` or a `class` of the program bound to its own name."""
    kind = type(value)
    if kind is types.ModuleType:
        return True
    if not is_module:
        return False
    if kind is types.FunctionType:
        return str.__eq__(value.__name__, name)
    return issubclass(kind, type) and str.__eq__(_name_of(value), name)


def _text_of_plain(value, kind):
    """A short list or dictionary of numbers or short texts as Python writes it, which is fast; None for others."""
    if kind is list:
        if len(value) <= _MAX_ITEMS and (_are_numbers(value) or _are_short_texts(value)):
            return _fitting(value)
    elif kind is dict and len(value) <= _MAX_ITEMS and (_are_numbers(value) or _are_short_texts(value)):
        values = [*value.values()]
        if _are_numbers(values) or _are_short_texts(values):
            return _fitting(value)
    return None


def _are_numbers(values):
    return _NUMBERS.issuperset(map(type, values))


def _are_short_texts(values):
    return _TEXTS.issuperset(map(type, values)) and sum(map(len, values)) < MAX_LENGTH


def _fitting(value):
    try:
        text = repr(value)
    except ValueError:
        # A number has more digits than Python writes.
        return None
    return text if len(text) < MAX_LENGTH else None


def _safe_repr(value, kind):
    try:
        return repr(value)
    except ValueError:
        # Of a range or a fraction, with a number of more digits than Python writes.
        return f"{_name_of(kind)}(…)"


def _pairs_of(value, kind):
    """The items of a dictionary of any class, in order: an ordered one hashes its keys on the way, which may be the program's code."""
    is_ordered = issubclass(kind, collections.OrderedDict) and _SCALARS.issuperset(map(type, dict.keys(value)))
    return (collections.OrderedDict if is_ordered else dict).items(value)


def _add_rest(length, shown, parts):
    if length > shown:
        parts.add(f"{', ' if shown else ''}… +{length - shown}")


def _scalar(value):
    if type(value) is int and value.bit_length() > 4 * _MAX_STRING:
        return _long_number(value)
    if type(value) is str and len(value) > _MAX_STRING:
        return repr(value[:_MAX_STRING]) + "…"
    return repr(value)


def _long_number(value):
    """The first digits of a number, and how many more it has; in hexadecimal if it is too long to be written in decimal."""
    sign, number = "-" if value < 0 else "", abs(value)
    if number.bit_length() > _MAX_BITS_IN_DECIMAL:
        return f"{sign}0x{number >> (number.bit_length() - 60):x}…"
    left_out = number.bit_length() * 30_103 // 100_000 - _SHOWN_DIGITS
    return f"{sign}{number // 10**left_out}… +{left_out}"


def _short(text):
    text = str.__str__(text)
    return text if len(text) <= _MAX_STRING else text[: _MAX_STRING - 1] + "…"


def _plain_name(function):
    while type(function) is types.MethodType:
        function = function.__func__
    if type(function) is types.BuiltinFunctionType and _is_of_program(type(function.__self__)):
        # For its qualified name, Python asks that class for its own.
        return function.__name__
    name = function.__qualname__ if type(function) in _FUNCTIONS else ""
    return short_name(name) if type(name) is str else ""


def _is_of_program(kind):
    module = _names_of(kind).get("__module__")
    return type(module) is str and module.partition(".")[0] not in _LIBRARY


def _dictionary_of(value, kind):
    for above in _mro_of(kind):
        own = _names_of(above).get("__dict__")
        if type(own) is types.GetSetDescriptorType:
            try:
                return own.__get__(value)
            except TypeError:
                # It belongs to another class.
                pass
    return {}


def _fields_of(value, kind):
    """The fields of an object by name, as its dictionary and its slots have them."""
    pairs = itertools.islice(dict.items(_dictionary_of(value, kind)), _MAX_FIELDS)
    yield from ((name, item) for name, item in [*pairs] if type(name) is str)
    for above in _mro_of(kind):
        for name, member in [*_names_of(above).items()] if _is_of_program(above) else ():
            if type(member) is types.MemberDescriptorType:
                try:
                    yield name, member.__get__(value)
                except (AttributeError, TypeError):
                    # The slot is empty, or belongs to another class.
                    pass


def _fields_of_tuple(value, kind):
    names = _names_of(kind).get("_fields")
    are_names = type(names) is tuple and len(names) == tuple.__len__(value) and all(type(name) is str for name in names)
    return zip(names if are_names else itertools.repeat(None), tuple.__iter__(value))
