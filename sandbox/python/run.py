"""One run of one program: its clock, its limits and what it printed."""

import asyncio
import heapq
import itertools
import posix
import random
import sys

from _retrace.abort import Abort
from _retrace.clock import BUSY_STEP_NANOS, Clock
from _retrace.clock import checked_sleep_seconds, to_nanos, to_waiting_nanos
from _retrace.describe import sentence_for_waiting
from _retrace.records import MAIN_FILE
from _retrace.machine import Machine, OtherMachine
from _retrace.memory_folders import Folders
from _retrace.network import Network
from _retrace.thread_effects import EffectFinder, Sight
from _retrace.tracer import Tracer

_SPINNING_PASSES = 1_000
# Copies of the standard streams, which a program may close; see engine.ts.
_DESCRIPTORS = {"stdout": 4_001, "stderr": 4_002}
_native_write = posix.write
# The clock never moves so often.
_MOST_EPOCHS = 1 << 40
# How often threads may look at what others may change, while they are ahead of them.
_MOST_SIGHTS = 1_000
# A reason may quote the program: an address, the name of a file, of a module.
_MAX_REASON = 2_000


class Run:
    def __init__(self, program, options):
        self.program = program
        self.clock = Clock(options)
        self.machine = OtherMachine() if options.get("isOtherMachine") else Machine()
        self.network = Network(program["network"])
        self.is_warm_up = options.get("isWarmUp", False)
        # The tracer stops listening when it has enough; what it wrote down is kept.
        self.tracer = self.written_by = Tracer(self, has_lines="believes" not in options) if options.get("trace") else None

        self.max_seconds = options["maxSeconds"]
        self.max_steps = options["maxSteps"]
        self._max_lines = self.lines_left = options["maxLines"]
        # On a slow machine each line takes time.
        self.lines_take_time = self.clock.is_slow
        self.max_output_bytes = options["maxOutputBytes"]
        self.polling_passes = options.get("pollingPasses", _SPINNING_PASSES)
        self._pass_cost_nanos = options.get("passCostNanos", 0)
        # Which of the timers with the same deadline go off last, if not as usual.
        self.ties = options.get("lastOfTies")

        self.stopped = None
        self.reason = None
        # Of the module that runs.
        self.namespace = {}
        self.servers = {}
        self.thread = None
        self.files = Folders(
            self.machine.folder,
            self.machine.temporary,
            self.machine.process,
            self._wall_nanos,
            self.machine.names_of_others,
        )
        # What is in databases of dbm, by their names.
        self.shelves = {}
        # Connections that keep databases in memory alive, by their names.
        self.databases = {}
        # Whether timers that were set at different times had the same deadline, and when those for each were set.
        self.has_ties = False
        self._set_at = {}
        # Threads that are set for a time to come.
        self.timers = []
        # When the last thread ends for which the program waits at its end.
        self.last_end_nanos = 0
        self.uses_threads = False
        # Whether its text makes sets.
        self.uses_sets = False
        self.is_ending = False
        self.signal_handlers = {}
        # The callbacks that loops have for signals: the loop, the callback and its arguments.
        self.loop_signals = {}
        self._own_locks = []
        # Threads that were started and wait until the one that started them waits; see `threads.begin`.
        self.thread_start = options.get("threadStart")
        self.coming_threads = []
        # The order of the first timer that the program set for a deadline of its own.
        self.exact_deadlines = {}
        self.late = []
        self._effects = EffectFinder()
        self._input = iter(program["input"])
        self._has_input = bool(program["input"])
        self._sights = 0
        self._steps = self._output_bytes = self._late_output_bytes = 0
        self._numbers, self._pools, self._ports = itertools.count(), itertools.count(), itertools.count()
        self._thread_idents = itertools.count(2)
        self._task_order = options.get("taskOrder")
        self._task_hashes = itertools.count(1)
        self._shuffling = random.Random(options.get("randomSeed"))

    # -- numbers that begin anew with every run

    def next_number(self):
        return next(self._numbers)

    def next_task_hash(self):
        """Two tasks of which neither is eight older stand in a set in one order or, if it is reversed, in the other."""
        if self._task_order == "shuffled":
            return self._shuffling.getrandbits(28)
        number = next(self._task_hashes)
        return ~number if self._task_order == "reversed" else number

    def in_order_of_a_set(self, things):
        """A list of things in one of the orders in which they could come out of a set of tasks."""
        if self._task_order == "shuffled":
            return self._shuffling.sample(things, len(things))
        return things[::-1] if self._task_order == "reversed" else things

    def next_pool_number(self):
        return next(self._pools)

    def next_port_number(self):
        return next(self._ports)

    def next_thread_ident(self):
        return next(self._thread_idents)

    def locks_in_hand(self):
        """The locks that the thread that runs now holds."""
        return self._own_locks if self.thread is None else self.thread.locks

    # -- time

    def now_nanos(self):
        return self.clock.nanos if self.thread is None else self.thread.now_nanos

    def look_at_clock(self):
        """The time that the program sees when it asks."""
        if self.clock.looks_busy():
            self._spend(BUSY_STEP_NANOS, self.clock.keep_busy)
        return self.now_nanos() + self.clock.lag_nanos()

    def _wall_nanos(self):
        return self.clock.epoch_nanos + self.now_nanos()

    def publish_time(self):
        self.clock.publish(self.now_nanos())

    def advance_to(self, nanos):
        """Let virtual time pass; what threads have done in between comes out on the way."""
        if nanos > to_nanos(self.max_seconds):
            self.stop("time-limit", f"It did not end within {self.max_seconds} seconds of virtual time.")
        while self.late and self.late[0][0] < nanos:
            self.clock.advance_to(self.late[0][0])
            self.deliver_due()
        self.clock.advance_to(nanos)

    def order_of_timer(self, nanos):
        """When a timer for this moment goes off that is set now, and its place among those that go off then."""
        epoch = self.clock.epoch
        self.has_ties = self.has_ties or self._set_at.setdefault(nanos, epoch) != epoch
        if self.ties == "set later":
            # Those that were set later come a little later, and the others have time to run out of work.
            nanos += epoch
        if self.ties == "set earlier" and epoch > 0:
            # After what was set before anything had waited, which is early on any computer.
            epoch = _MOST_EPOCHS - epoch
        return nanos, epoch, self.next_number()

    def at(self, nanos, deliver):
        """Call `deliver` when virtual time reaches `nanos`."""
        if self.ties == "set later":
            nanos -= 1
        heapq.heappush(self.late, (max(nanos, self.clock.nanos), self.next_number(), deliver))

    def next_late_nanos(self):
        """When the next effect of a thread comes out; infinity if there is none."""
        return self.late[0][0] if self.late else float("inf")

    def deliver_due(self):
        """Deliver the effects of threads up to now; returns whether there were any."""
        is_anything_due = self.next_late_nanos() <= self.clock.nanos
        while self.next_late_nanos() <= self.clock.nanos:
            heapq.heappop(self.late)[2]()
        return is_anything_due

    def let_threads_begin(self):
        """Whoever runs now waits, so that the threads that it started begin."""
        while self.coming_threads:
            coming, self.coming_threads = self.coming_threads, []
            for _, begin in _last_first(coming) if self.thread_start == "late-reversed" else coming:
                begin()

    def stand_still_until(self, nanos):
        """Block: time passes and nothing else runs; timers become overdue."""
        if self.thread is None:
            self.let_threads_begin()
        if self.thread is not None:
            self.thread.elapsed_nanos = max(self.thread.elapsed_nanos, nanos - self.thread.started_nanos)
            self.publish_time()
            return
        started = self.clock.nanos
        if self.ties == "set later":
            # Beyond all timers of this deadline, which natively are overdue by now.
            nanos += self.clock.epoch + 1
        self.advance_to(nanos)
        if self.tracer is not None and nanos > started:
            self.tracer.blocked(nanos)

    def sleep(self, seconds, /):
        """Stands in for time.sleep()."""
        self.stand_still_until(self.now_nanos() + to_waiting_nanos(checked_sleep_seconds(seconds)))

    def let_pass_cost(self):
        """Let a pass of the event loop take as long as it does on the machine of this run."""
        nanos = self._pass_cost_nanos + self.clock.long_work_nanos()
        if nanos:
            self.advance_to(self.clock.nanos + nanos)

    def begin(self):
        """The program begins now: what was done before is no work of its own."""
        self.clock.long_work_nanos()

    def _spend(self, nanos, advance):
        if self.thread is not None:
            self.thread.elapsed_nanos += nanos
        elif self.clock.nanos + nanos > to_nanos(self.max_seconds):
            self.stop("time-limit", f"It did not end within {self.max_seconds} seconds of virtual time.")
        else:
            advance(self.clock.nanos + nanos)

    # -- limits

    def stop(self, outcome, reason):
        """End the run with this outcome. From here on nothing that it prints counts."""
        if self.stopped is None:
            if outcome == "time-limit" and self.thread is not None:
                self.refuse("a thread that waits for another thread")
            self.stopped, self.reason = outcome, reason[:_MAX_REASON]
            # From here on every line ends the run again.
            self.lines_left = -1
        raise Abort(outcome)

    def raise_if_stopped(self):
        if self.stopped is not None:
            raise Abort(self.stopped)

    def refuse(self, what):
        self.stop("unsupported", f"The program needs {what}, which the sandbox does not have.")

    def wait_for_another_thread(self, awaited):
        """A thread waits for what only another can give; all others have run to their end."""
        if self.uses_threads:
            self.refuse("a thread that waits for another thread")
        self.stop("deadlock", f"Nothing can ever wake it: the only thread waits for {awaited}.")

    def refuse_address(self, address):
        self.stop(
            "unsupported", f"The program asks the network for {address}, which the lesson does not declare."
        )

    def count_steps(self, count):
        self._steps += count
        if self._steps > self.max_steps:
            self.stop("time-limit", f"It did not end within {self.max_steps} steps of the event loop.")

    def line_reached(self, code, line):
        """Called for every line of the program that needs more than counting."""
        if self.lines_left < 0:
            self.raise_if_stopped()
            self.stop("time-limit", f"It did not end within {self._max_lines} lines of Python.")
        if line is not None and self.thread is not None:
            self._check_thread_line(code, line, sys._getframe(2))
        if line is not None and self.tracer is not None:
            self.tracer.line_reached(line)
            if self.tracer is not None and self.tracer.lines is not None and code.co_filename == MAIN_FILE:
                self.tracer.lines.line(sys._getframe(2), line)

    def _check_thread_line(self, code, line, frame):
        """Refuse what a function in a thread does or sees too early, because it runs ahead of the others."""
        if not self.thread.elapsed_nanos:
            return
        if self._effects.changes_something(code, line):
            self.refuse_order(f"In line {line} a thread changes something that others may see, after it has waited")
        sight = Sight(frame)
        if not sight.is_empty():
            self._sights += 1
            if self._sights > _MOST_SIGHTS:
                self.refuse_order(f"In line {line} a thread looks again and again at something that others may change")
            self.at(self.thread.now_nanos, lambda: self._look_again(sight, line))

    def _look_again(self, sight, line):
        if sight.has_changed():
            self.refuse_order(f"In line {line} a thread sees something that others change while it waits")

    def refuse_order(self, what):
        self.stop("unsupported", f"{what}; the sandbox cannot tell in which order that would happen.")

    def report_deadlock(self, loop):
        # What happens during unwinding is not part of the trace.
        self.tracer = None
        self.stop("deadlock", sentence_for_waiting(asyncio.all_tasks(loop)))

    # -- input and output

    def write(self, stream, data):
        if self.stopped is not None:
            return
        thread = self.thread
        if thread is not None and thread.now_nanos > self.clock.nanos:
            self._late_output_bytes += len(data)
            if self._late_output_bytes > self.max_output_bytes:
                self._stop_printing()
            self.at(thread.now_nanos, lambda: self.keep(stream, data))
        else:
            self.keep(stream, data)

    def keep(self, stream, data):
        room = self.max_output_bytes - self._output_bytes
        self._output_bytes += len(data)
        if not self.is_warm_up:
            self._print(stream, data[:room])
        if self.tracer is not None:
            self.tracer.printed(stream, data[:room])
        if len(data) > room:
            self._stop_printing()

    def _print(self, stream, data):
        """Hand over to the JavaScript side, which keeps it where no program can change it."""
        try:
            while data:
                data = data[_native_write(_DESCRIPTORS[stream], data) :]
        except OSError:
            self.stop("unsupported", "The program closes the way by which its output leaves the sandbox.")

    def _stop_printing(self):
        self.stop("output-limit", f"It printed more than {self.max_output_bytes} bytes.")

    def next_input(self, asked_with):
        if not self._has_input:
            self.refuse(f"a person to type an answer ({asked_with})")
        return next(self._input, None)


def _last_first(coming):
    """What threads do, in the order in which the last thread begins first; what waits for a thread of a pool comes after."""
    at_once, later, pools = [], [], {}
    for pool, begin in coming:
        begun = pools[pool] = pools.get(pool, 0) + 1
        (at_once if pool is None or begun <= pool.size else later).append((pool, begin))
    return at_once[::-1] + later
