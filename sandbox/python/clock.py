"""Virtual time: an integer of nanoseconds that moves only when the program has to wait."""

import array
import operator
import re
import time
import types

NANOS = 1_000_000_000
# A time is 64 bits wide in C.
_MAX_NANOS = 1 << 63

# The doubles that the JavaScript side reads at a fixed address; `worker-globals.ts` says what each is. A plain memory cell
# needs no callable from JavaScript that a program could find and misuse.
_NOW, _EPOCH, _TELLS, _ZONE_MINUTES, _LAG, _LOOK_COST, _COST_FACTOR, LINES = range(8)
_REAL_TIME, _VIRTUAL_TIME, _LAG_AFTER_LOOK, _LONG_WORK = 0.0, 1.0, 2.0, 3.0
cell = array.array("d", [0.0] * 10)

# On a slow machine, clocks run ahead of what the program waited for: by a part of a millisecond for each look and for
# each wait, less and less, so that a time rounded to hundredths stays what it is, and one to thousandths does not. On
# another it is more and more, so that what seemed to take longer than something else takes less.
_GREATEST_COST_NANOS, _LEAST_COST_NANOS = 900_000.0, 1_000.0
_FACTORS = {"shrinking": 0.85, "growing": 1 / 0.85}

# 2026-01-01 09:00:00 UTC
DEFAULT_EPOCH_NANOS = 1_767_258_000 * NANOS

# A program may look at the clock this often without waiting; from then on each look costs it a
# millisecond, so that a busy loop ("while time.time() < end: pass") comes to its end.
BUSY_LOOKS = 1_000
BUSY_STEP_NANOS = NANOS // 1_000


def to_nanos(seconds):
    return round(seconds * NANOS)


def to_waiting_nanos(seconds):
    """Nanoseconds to wait: at least 1 for a positive time, or a program that waits for the rest would never finish."""
    return 0 if seconds <= 0 else max(1, to_nanos(seconds))


def checked_sleep_seconds(seconds):
    """The seconds for which time.sleep() would sleep; raises what it raises, in its words, if it would not."""
    if isinstance(seconds, float):
        if seconds != seconds:
            raise ValueError("Invalid value NaN (not a number)")
        if not -_MAX_NANOS < seconds * NANOS < _MAX_NANOS:
            raise OverflowError("timestamp out of range for platform time_t")
    else:
        seconds = operator.index(seconds)
        if not -_MAX_NANOS <= seconds * NANOS < _MAX_NANOS:
            raise OverflowError("timestamp too large to convert to C PyTime_t")
    if seconds < 0:
        raise ValueError("sleep length must be non-negative")
    return seconds


class Clock:
    def __init__(self, options):
        self.nanos = 0
        # How often the clock has moved: timers of equal deadline fire in the order of the epochs they were set in.
        self.epoch = 0
        self.epoch_nanos = int(options.get("epochNanos", DEFAULT_EPOCH_NANOS))
        self.monotonic_nanos = int(options.get("monotonicNanos", 0))
        self.zone_seconds = 60 * options.get("zoneMinutes", 0)
        self._cost_factor = _FACTORS.get(options.get("slowness"), 0.0)
        self.is_slow = self._cost_factor > 0
        self._busy_looks = options.get("busyLooks", BUSY_LOOKS)
        self._looks = 0
        self._wait_cost = 0.0
        if self.is_slow:
            self._wait_cost = _GREATEST_COST_NANOS if self._cost_factor < 1 else _LEAST_COST_NANOS
        cell[_EPOCH] = float(self.epoch_nanos)
        cell[_TELLS] = _VIRTUAL_TIME
        cell[_ZONE_MINUTES] = self.zone_seconds / 60
        cell[_LAG] = cell[LINES] = 0.0
        cell[_LOOK_COST] = self._wait_cost
        cell[_COST_FACTOR] = self._cost_factor
        self.publish(0)

    @property
    def seconds(self):
        return self.nanos / NANOS

    def advance_to(self, nanos):
        if nanos > self.nanos:
            self.nanos = nanos
            self.epoch += 1
            self._looks = 0
            if self.is_slow:
                cell[_LAG] += self._wait_cost
                self._wait_cost = self._cost_after(self._wait_cost)
            self.publish(nanos)

    def publish(self, nanos):
        """Show this time to the clocks that are written in C, such as datetime's."""
        cell[_NOW] = float(nanos)

    def lag_nanos(self):
        """How far clocks are ahead of virtual time at this look."""
        return _tell(_LAG_AFTER_LOOK) if self.is_slow else 0

    def long_work_nanos(self):
        """What a slow machine needed for long work since the last look at a clock, or since the last time this was asked."""
        return _tell(_LONG_WORK) if self.is_slow else 0

    def _cost_after(self, cost):
        following = cost * self._cost_factor
        return _LEAST_COST_NANOS if following > _GREATEST_COST_NANOS else max(_LEAST_COST_NANOS, following)

    def looks_busy(self):
        """Count one look at the clock; whether the program seems to wait by looking."""
        self._looks += 1
        return self._looks > self._busy_looks

    def keep_busy(self, nanos):
        """Move on without forgetting that the program waits by looking."""
        looks = self._looks
        self.advance_to(nanos)
        self._looks = looks


def settle(clock):
    """Put what Python keeps of the zone where a program finds it."""
    name = "UTC" if clock.zone_seconds == 0 else "LMT"
    time.timezone = time.altzone = -clock.zone_seconds
    time.tzname = (name, name)


def stop():
    """Show real time again: no program runs."""
    cell[_TELLS] = _REAL_TIME


# What a format of strftime() may have; this interpreter leaves out the rest, of which Linux knows some.
_ANY_DIRECTIVE = re.compile(r"%[-_0^#+]*\d*[EO]?(?:.|$)", re.DOTALL)
_DIRECTIVE = re.compile(r"%[-_0]?[aAbBcCdDeFgGhHIjmMnprRsStTuUVwWxXyYzZ%]")
_AS_LINUX_HAS_THEM = {"%k": "%_H", "%l": "%_I"}

_native_perf_counter_ns = time.perf_counter_ns


def _tell(what):
    """Nanoseconds that the JavaScript side counts, which also serves the clocks that are written in C."""
    cell[_TELLS] = what
    try:
        return _native_perf_counter_ns()
    finally:
        cell[_TELLS] = _VIRTUAL_TIME


def install(current):
    """Put the functions of the time module on virtual time; `current` gives the run."""
    gmtime, strftime, asctime = time.gmtime, time.strftime, time.asctime

    def wall():
        run = current()
        return run.clock.epoch_nanos + run.look_at_clock()

    def monotonic():
        run = current()
        return run.clock.monotonic_nanos + run.look_at_clock()

    def processor():
        """Time that only Python's own work takes."""
        run = current()
        return run.look_at_clock() - run.now_nanos()

    def virtual_gmtime(seconds=None):
        return gmtime(wall() // NANOS if seconds is None else seconds)

    def virtual_localtime(seconds=None):
        zone = current().clock.zone_seconds
        seconds = wall() // NANOS if seconds is None else seconds
        return gmtime(seconds + zone) if zone else gmtime(seconds)

    def refuse_directive(match):
        text = match.group()
        if text in _AS_LINUX_HAS_THEM:
            return _AS_LINUX_HAS_THEM[text]
        if _DIRECTIVE.fullmatch(text) is None:
            current().refuse(f"{text} in a format of strftime()")
        return text

    def virtual_strftime(form, moment=None):
        moment = moment_or_now(moment)
        if not isinstance(form, str):
            return strftime(form, moment)
        form = _ANY_DIRECTIVE.sub(refuse_directive, form.replace("%P", strftime("%p", moment).lower()))
        return strftime(form, moment)

    def moment_or_now(moment):
        return virtual_localtime() if moment is None else moment

    functions = {
        "time": lambda: wall() / NANOS,
        "time_ns": wall,
        "monotonic": lambda: monotonic() / NANOS,
        "monotonic_ns": monotonic,
        "perf_counter": lambda: monotonic() / NANOS,
        "perf_counter_ns": monotonic,
        "process_time": lambda: processor() / NANOS,
        "process_time_ns": processor,
        "thread_time": lambda: processor() / NANOS,
        "thread_time_ns": processor,
        "sleep": lambda seconds, /: current().sleep(seconds),
        "gmtime": virtual_gmtime,
        "localtime": virtual_localtime,
        "ctime": lambda seconds=None: asctime(virtual_localtime(seconds)),
        "asctime": lambda moment=None: asctime(moment_or_now(moment)),
        "strftime": lambda form, moment=None: virtual_strftime(form, moment),
    }
    for name, function in functions.items():
        # Two names may share what they do, but not what they are called.
        shown = types.FunctionType(function.__code__, function.__globals__, name, function.__defaults__, function.__closure__)
        shown.__qualname__, shown.__module__ = name, "time"
        setattr(time, name, shown)
