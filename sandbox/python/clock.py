"""Virtual time: an integer of nanoseconds that moves only when the program has to wait."""

import array
import operator
import time

NANOS = 1_000_000_000
# A time is 64 bits wide in C.
_MAX_NANOS = 1 << 63

# The three doubles that the JavaScript side reads at a fixed address: the virtual time in nanoseconds,
# the wall clock at virtual time zero in nanoseconds, and whether virtual time is in force at all.
# A plain memory cell needs no callable from JavaScript that a program could find and misuse.
cell = array.array("d", [0.0, 0.0, 0.0])

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
    def __init__(self, epoch_nanos, busy_looks=BUSY_LOOKS):
        self.nanos = 0
        # How often the clock has moved: timers of equal deadline fire in the order of the epochs they were set in.
        self.epoch = 0
        self.epoch_nanos = epoch_nanos
        self._busy_looks = busy_looks
        self._looks = 0
        cell[1] = float(epoch_nanos)
        cell[2] = 1.0
        self.publish(0)

    @property
    def seconds(self):
        return self.nanos / NANOS

    def advance_to(self, nanos):
        if nanos > self.nanos:
            self.nanos = nanos
            self.epoch += 1
            self._looks = 0
            self.publish(nanos)

    def publish(self, nanos):
        """Show this time to the clocks that are written in C, such as datetime's."""
        cell[0] = float(nanos)

    def looks_busy(self):
        """Count one look at the clock; whether the program seems to wait by looking."""
        self._looks += 1
        return self._looks > self._busy_looks

    def keep_busy(self, nanos):
        """Move on without forgetting that the program waits by looking."""
        looks = self._looks
        self.advance_to(nanos)
        self._looks = looks


def install(now_nanos, epoch_nanos, sleep):
    """Put the functions of the time module on virtual time; each argument asks the current run."""
    gmtime, strftime, asctime = time.gmtime, time.strftime, time.asctime

    def wall_seconds():
        return (epoch_nanos() + now_nanos()) // NANOS

    def virtual_gmtime(seconds=None):
        return gmtime(wall_seconds() if seconds is None else seconds)

    functions = {
        "time": lambda: (epoch_nanos() + now_nanos()) / NANOS,
        "time_ns": lambda: epoch_nanos() + now_nanos(),
        "monotonic": lambda: now_nanos() / NANOS,
        "monotonic_ns": lambda: now_nanos(),
        "perf_counter": lambda: now_nanos() / NANOS,
        "perf_counter_ns": lambda: now_nanos(),
        "process_time": lambda: 0.0,
        "process_time_ns": lambda: 0,
        "thread_time": lambda: 0.0,
        "thread_time_ns": lambda: 0,
        "sleep": sleep,
        "gmtime": virtual_gmtime,
        "localtime": virtual_gmtime,
        "ctime": lambda seconds=None: asctime(virtual_gmtime(seconds)),
        "asctime": lambda moment=None: asctime(virtual_gmtime() if moment is None else moment),
        "strftime": lambda form, moment=None: strftime(form, virtual_gmtime() if moment is None else moment),
    }
    for name, function in functions.items():
        function.__name__ = function.__qualname__ = name
        function.__module__ = "time"
        setattr(time, name, function)
