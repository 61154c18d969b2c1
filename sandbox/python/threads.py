"""Threads without threads: a function runs at once, on a clock of its own, and its effects come out in virtual time.

WebAssembly has one thread. What a thread prints and when it is done is put on the loop's timers, so
that the rest of the program sees it at the right moment. A thread that would have to wait for another
cannot be imitated this way and is refused.
"""

import concurrent.futures
import concurrent.futures.thread
import contextvars
import heapq
import importlib
import threading
from asyncio import events, futures
from concurrent.futures import _base

from _retrace import state, thread_locks
from _retrace.abort import Abort
from _retrace.clock import NANOS, to_nanos, to_waiting_nanos



def default_workers():
    """What ThreadPoolExecutor() takes."""
    return min(32, state.current.machine.processors + 4)


# How many threads may have been started by one another in a chain; each stands on the stack of the one before.
_MAX_CHAIN = 50

_WorkItem = concurrent.futures.thread._WorkItem
_WorkerContext = concurrent.futures.thread.WorkerContext
_native_current_thread = threading.current_thread
_native_get_ident = threading.get_ident
_main_thread = threading.main_thread()


class VirtualThread:
    """The private clock of the function that is running as a thread."""

    def __init__(self, name, started_nanos, native=None):
        self.name = name
        self.started_nanos = started_nanos
        self.elapsed_nanos = 0
        self.native = native
        self.ident = state.current.next_thread_ident()
        self.chain = 1
        self.locks = []

    @property
    def now_nanos(self):
        return self.started_nanos + self.elapsed_nanos


def run_as_thread(name, started_nanos, function, native=None):
    """Run the function now, as if it had begun then; returns when it ended, in nanoseconds of virtual time."""
    run = state.current
    run.uses_threads = True
    before, loop = run.thread, events._get_running_loop()
    thread = VirtualThread(name, started_nanos, native)
    if before is not None:
        thread.chain = before.chain + 1
        if thread.chain > _MAX_CHAIN:
            run.refuse("threads that start threads without end")
    run.thread = thread
    events._set_running_loop(None)
    run.publish_time()
    try:
        function()
    finally:
        run.thread = before
        events._set_running_loop(loop)
        run.publish_time()
    run.raise_if_stopped()
    if native is None or not native.daemon:
        run.last_end_nanos = max(run.last_end_nanos, thread.now_nanos)
    return thread.now_nanos


def begin(work, pool=None):
    """Let a thread begin that has just been started, or one of a pool: at once, or when the one that started it waits.

    Natively nobody knows. Programs for which it matters are found by trying both.
    """
    run = state.current
    run.uses_threads = True
    if run.thread_start is None or run.thread is not None:
        work()
    else:
        run.coming_threads.append((pool, work))


class _LateResult:
    """Takes what a work item gives, until its time has come."""

    def __init__(self, future):
        self._future = future
        self._deliver = None

    def set_running_or_notify_cancel(self):
        return self._future.set_running_or_notify_cancel()

    def set_result(self, result):
        self._deliver = (self._future.set_result, result)

    def set_exception(self, exception):
        if isinstance(exception, (Abort, KeyboardInterrupt)):
            raise exception
        self._deliver = (self._future.set_exception, exception)

    def publish(self):
        if self._deliver is not None:
            deliver, value = self._deliver
            self._deliver = None
            deliver(value)


class Executor(_base.Executor):
    """A thread pool that knows when each of its workers will be free."""

    def __init__(self, max_workers=None, thread_name_prefix="", initializer=None, initargs=(), **_):
        if max_workers is None:
            max_workers = default_workers()
        if max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        self._max_workers = max_workers
        self._thread_name_prefix = thread_name_prefix or f"ThreadPoolExecutor-{state.current.next_pool_number()}"
        self._initializer = (initializer, initargs)
        self._workers = []
        self._shutdown = False

    @property
    def size(self):
        return self._max_workers

    def submit(self, fn, /, *args, **kwargs):
        if self._shutdown:
            raise RuntimeError("cannot schedule new futures after shutdown")
        future = _base.Future()
        begin(lambda: self._work(future, (fn, args, kwargs)), self)
        return future

    def _work(self, future, task):
        run = state.current
        now = run.now_nanos()
        # Of threads that begin late, none has become idle when the next work comes.
        is_idle = run.thread_start is None and any(free <= now for free, _ in self._workers)
        is_new = len(self._workers) < self._max_workers and not is_idle
        free_nanos, number = (now, len(self._workers)) if is_new else heapq.heappop(self._workers)
        late = _LateResult(future)
        item = _WorkItem(late, task)
        context = _WorkerContext(*self._initializer)

        def work():
            if is_new:
                context.initialize()
            contextvars.Context().run(item.run, context)

        ends_nanos = run_as_thread(f"{self._thread_name_prefix}_{number}", max(free_nanos, now), work)
        heapq.heappush(self._workers, (ends_nanos, number))
        run.at(ends_nanos, late.publish)

    async def finished(self, loop):
        """Wait on the loop until the last worker is done."""
        state.current.let_threads_begin()
        last = max((free for free, _ in self._workers), default=0)
        if last > state.current.now_nanos():
            waiter = loop.create_future()
            when = (state.current.clock.monotonic_nanos + last) / NANOS
            loop.call_at(when, futures._set_result_unless_cancelled, waiter, None)
            await waiter

    def shutdown(self, wait=True, *, cancel_futures=False):
        self._shutdown = True
        if wait:
            state.current.let_threads_begin()
        if wait and self._workers:
            state.current.stand_still_until(max(free for free, _ in self._workers))
            state.current.deliver_due()


Executor.__name__ = Executor.__qualname__ = "ThreadPoolExecutor"
Executor.__module__ = "concurrent.futures.thread"


class _NoProcesses:
    def __init__(self, *_, **__):
        state.current.refuse("ProcessPoolExecutor (other processes)")


class _NoInterpreters:
    def __init__(self, *_, **__):
        state.current.refuse("InterpreterPoolExecutor (other interpreters)")


_ends = {}


def _start(self):
    """Stands in for Thread.start()."""
    if not self._initialized:
        raise RuntimeError("thread.__init__() not called")
    if self._started.is_set() or self in _ends:
        raise RuntimeError("threads can only be started once")
    run = state.current
    if self._context is None:
        self._context = contextvars.Context()
    threading._limbo[self] = self
    _ends[self] = float("inf")
    started = run.now_nanos()

    def work():
        _ends[self] = run_as_thread(self.name, started, self._bootstrap_inner, native=self)

    begin(work)


def _join(self, timeout=None):
    """Stands in for Thread.join()."""
    if not self._initialized:
        raise RuntimeError("Thread.__init__() not called")
    if self not in _ends:
        raise RuntimeError("cannot join thread before it is started")
    run = state.current
    if run.thread is not None and run.thread.native is self:
        raise RuntimeError("cannot join current thread")
    if run.thread is None:
        run.let_threads_begin()
    ends_nanos = _ends[self]
    if timeout is not None:
        ends_nanos = min(ends_nanos, run.now_nanos() + to_waiting_nanos(timeout))
    run.stand_still_until(ends_nanos)
    run.deliver_due()


def _is_alive(self):
    """Stands in for Thread.is_alive()."""
    if self is _main_thread:
        return True
    return self in _ends and state.current.now_nanos() < _ends[self]


class Timer(threading.Timer):
    """A thread that can be cancelled until its time has come."""

    _due_nanos = None

    def start(self):
        if self._due_nanos is not None:
            raise RuntimeError("threads can only be started once")
        run = state.current
        run.uses_threads = True
        self._due_nanos = run.now_nanos() + to_nanos(self.interval)
        run.timers.append(self)
        run.at(self._due_nanos, self._act)

    def _act(self):
        if not self.finished.is_set():
            self.interval = 0
            self.finished.set()
            run_as_thread(self.name, state.current.now_nanos(), self._call, native=self)

    def _call(self):
        self.function(*self.args, **self.kwargs)

    def join(self, timeout=None):
        if not self.finished.is_set():
            run = state.current
            limit = self._due_nanos if timeout is None else run.now_nanos() + to_waiting_nanos(timeout)
            run.stand_still_until(min(self._due_nanos, limit))
            run.deliver_due()

    def is_alive(self):
        return self._due_nanos is not None and not self.finished.is_set()


def _enumerate():
    """Stands in for threading.enumerate(): the main thread and those that have not ended at this time."""
    own = [] if state.current.thread is None else [_current_thread()]
    alive = [thread for thread in _ends if thread.is_alive() and thread not in own]
    timers = [timer for timer in state.current.timers if timer.is_alive()]
    return [_main_thread, *own, *alive, *timers]


def _current_thread():
    thread = state.current.thread
    if thread is None:
        return _native_current_thread()
    if thread.native is None:
        thread.native = threading.Thread(name=thread.name, daemon=True)
        thread.native._ident = state.current.machine.first_ident + thread.ident
    return thread.native


def _get_ident():
    thread = state.current.thread
    return state.current.machine.first_ident + (0 if thread is None else thread.ident)


def install():
    concurrent.futures.ThreadPoolExecutor = concurrent.futures.thread.ThreadPoolExecutor = Executor
    concurrent.futures.ProcessPoolExecutor = _NoProcesses
    concurrent.futures.InterpreterPoolExecutor = _NoInterpreters
    threading.Thread.start, threading.Thread.join, threading.Thread.is_alive = _start, _join, _is_alive
    threading.Timer = Timer
    threading.current_thread = _current_thread
    threading.get_ident = _get_ident
    threading.enumerate = _enumerate
    threading.active_count = threading.activeCount = lambda: len(_enumerate())
    thread_locks.install()
    # The one in C tells threads apart that are really threads; this one asks threading, and that asks here.
    threading.local = importlib.import_module("_threading_local").local
