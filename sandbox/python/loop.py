"""An asyncio event loop on virtual time: nothing ready means the clock jumps to the next deadline."""

import asyncio
import heapq
import sys
import warnings
from asyncio import base_events, events, futures, log, tasks, timeouts

from _retrace import memory_network, state
from _retrace.clock import NANOS, to_nanos
from _retrace.guard import is_library
from _retrace.threads import Executor

NEVER = float("inf")


class Timer(events.TimerHandle):
    """A timer whose order is total: deadline, then the epoch of the clock it was set in, then age, unless a run varies it.

    Native timers differ by the microseconds between their creation; on a clock that stands still they
    would be equal, and a heap gives equal entries back in an order that means nothing. Only where a program
    itself gives the very same deadline to call_at() again are they equal natively too, and here.
    """

    __slots__ = ("order",)

    def __lt__(self, other):
        return self.order < other.order


class _Traced:
    """A handle that tells the tracer when it runs."""

    __slots__ = ()

    def _run(self):
        tracer = state.current.tracer
        if tracer is None:
            return super()._run()
        tracer.before_step(self)
        try:
            return super()._run()
        finally:
            tracer.after_step(self)


class TracedHandle(_Traced, events.Handle):
    __slots__ = ()


class TracedTimer(_Traced, Timer):
    __slots__ = ()


class Task(asyncio.Task):
    """A task whose hash is given by the run and not by its address, so that sets of tasks have a known order."""

    _order_hash = None

    def __hash__(self):
        if self._order_hash is None:
            self._order_hash = state.current.next_task_hash()
        return self._order_hash

    def __await__(self):
        tracer = state.current.tracer
        if tracer is not None and self.done():
            tracer.found_done(self)
        return super().__await__()

    def cancel(self, msg=None):
        tracer = state.current.tracer
        if tracer is None:
            return super().cancel(msg)
        asked = tracer.cancel_asked(self)
        asked["accepted"] = super().cancel(msg)
        return asked["accepted"]


class _Waiter:
    """Replaces the selector: where a native loop would sleep until something happens, virtual time jumps."""

    def __init__(self, loop):
        self._loop = loop
        self._passes_without_waiting = 0

    def select(self, timeout):
        run, loop = state.current, self._loop
        run.raise_if_stopped()
        run.let_threads_begin()
        run.count_steps(len(loop._ready) + 1)
        run.let_pass_cost()
        deadline = loop._scheduled[0].order[0] if loop._scheduled else NEVER
        is_anything_late = run.deliver_due()
        if is_anything_late or loop._ready or loop._stopping:
            self._passes_without_waiting += 1
            # The clock only moves when the loop is idle, which it never is while a program polls with sleep(0).
            if deadline == NEVER or self._passes_without_waiting <= run.polling_passes:
                return ()
        self._passes_without_waiting = 0
        # Threads are a little slower than timers: at the same time, the timer comes first.
        late = run.next_late_nanos()
        if late < deadline:
            run.advance_to(late)
            run.deliver_due()
        elif deadline == NEVER:
            run.report_deadlock(loop)
        else:
            run.advance_to(deadline)
        return ()


class VirtualLoop(asyncio.BaseEventLoop):
    def __init__(self):
        super().__init__()
        self._clock_resolution = 1 / NANOS
        self._selector = _Waiter(self)
        log.logger.debug("Using selector: %s", "EpollSelector")

    # -- what a selector would do

    def _write_to_self(self):
        """Wakes a sleeping selector; this loop never sleeps."""

    def _process_events(self, event_list):
        """Hands out what a selector saw; this loop has none."""

    def add_signal_handler(self, sig, callback, *args):
        """Called only if the program sends the signal to itself."""
        state.current.loop_signals[sig] = (self, callback, args)

    def remove_signal_handler(self, sig):
        return state.current.loop_signals.pop(sig, None) is not None

    # -- time

    def time(self):
        run = state.current
        is_asked_by_program = not is_library(sys._getframe(1).f_code.co_filename)
        nanos = run.look_at_clock() if is_asked_by_program else run.now_nanos()
        return (run.clock.monotonic_nanos + nanos) / NANOS

    def call_at(self, when, callback, *args, context=None):
        if when is None:
            raise TypeError("when cannot be None")
        self._check_closed()
        if self._debug:
            self._check_thread()
            self._check_callback(callback, "call_at")
        run = state.current
        deadline = NEVER if when == NEVER else to_nanos(when) - run.clock.monotonic_nanos
        order = run.order_of_timer(deadline)
        if order[0] != deadline:
            when = (run.clock.monotonic_nanos + order[0]) / NANOS
        if not is_library(sys._getframe(1).f_code.co_filename):
            order = run.exact_deadlines.setdefault(when, order)
        timer = (Timer if run.tracer is None else TracedTimer)(when, callback, args, self, context)
        timer.order = order
        heapq.heappush(self._scheduled, timer)
        timer._scheduled = True
        if run.tracer is not None:
            run.tracer.timer_set(timer)
        return timer

    def _timer_handle_cancelled(self, handle):
        super()._timer_handle_cancelled(handle)
        if state.current.tracer is not None:
            state.current.tracer.timer_dropped(handle)

    def call_exception_handler(self, context):
        if state.current.tracer is not None and "handle" in context:
            state.current.tracer.callback_failed(context["handle"], context.get("exception"))
        super().call_exception_handler(context)

    def _call_soon(self, callback, args, context):
        tracer = state.current.tracer
        if tracer is None:
            return super()._call_soon(callback, args, context)
        handle = TracedHandle(callback, args, self, context)
        if handle._source_traceback:
            del handle._source_traceback[-1]
        self._ready.append(handle)
        tracer.made_ready(handle)
        return handle

    def call_soon_threadsafe(self, callback, *args, context=None):
        run = state.current
        thread = run.thread
        if thread is None or not thread.elapsed_nanos:
            return super().call_soon_threadsafe(callback, *args, context=context)
        self._check_closed()
        handle = events.Handle(callback, args, self, context)
        run.at(thread.now_nanos, lambda: self._ready.append(handle))
        return handle

    # -- tasks

    def create_task(self, coro, **kwargs):
        run = state.current
        if run.is_warm_up:
            kwargs.setdefault("name", "warm-up")
        if run.tracer is not None:
            run.tracer.task_coming(coro)
        if self._task_factory is not None:
            task = super().create_task(coro, **kwargs)
        else:
            self._check_closed()
            task = Task(coro, loop=self, **kwargs)
        if run.tracer is not None:
            run.tracer.task_created(task, coro)
        try:
            return task
        finally:
            # A traceback through this frame must not keep the task alive.
            del task

    # -- threads

    def run_in_executor(self, executor, func, *args):
        self._check_closed()
        if self._debug:
            self._check_callback(func, "run_in_executor")
        if executor is None:
            self._check_default_executor()
            executor = self._default_executor
            if executor is None:
                executor = Executor(thread_name_prefix="asyncio")
                self._default_executor = executor
        return futures.wrap_future(executor.submit(func, *args), loop=self)

    async def shutdown_default_executor(self, timeout=None):
        self._executor_shutdown_called = True
        executor = self._default_executor
        if executor is None:
            return
        try:
            async with timeouts.timeout(timeout):
                await executor.finished(self)
        except TimeoutError:
            warnings.warn(
                f"The executor did not finishing joining its threads within {timeout} seconds.",
                RuntimeWarning,
                stacklevel=2,
            )
            executor.shutdown(wait=False)
        else:
            executor.shutdown(wait=True)

    # -- a network that exists only in memory

    async def getaddrinfo(self, host, port, **_):
        return memory_network.resolve(host, port)

    async def create_server(self, protocol_factory, host=None, port=None, *, start_serving=True, ssl=None, **_):
        memory_network.refuse_encryption(ssl)
        server = memory_network.open_server(self, protocol_factory, host, port)
        if start_serving:
            await server.start_serving()
        return server

    async def create_connection(self, protocol_factory, host=None, port=None, *, ssl=None, **_):
        memory_network.refuse_encryption(ssl)
        return await memory_network.connect(self, protocol_factory, host, port)


# What these are shows only in how they work.
Task.__name__ = Task.__qualname__ = "Task"
Task.__module__ = "_asyncio"
Timer.__name__ = TracedTimer.__name__ = "TimerHandle"
TracedHandle.__name__ = "Handle"
VirtualLoop.__name__ = "_UnixSelectorEventLoop"
VirtualLoop.shutdown_default_executor.__qualname__ = "BaseEventLoop.shutdown_default_executor"


def _refused(method, what):
    def refuse(self, *_, **__):
        state.current.refuse(what)

    refuse.__name__ = method
    return refuse


for _method, _what in {
    "subprocess_exec": "subprocesses (other programs)",
    "subprocess_shell": "subprocesses (other programs)",
    "create_unix_server": "Unix sockets",
    "create_unix_connection": "Unix sockets",
    "create_datagram_endpoint": "UDP sockets",
    "connect_read_pipe": "pipes",
    "connect_write_pipe": "pipes",
    "sock_recv": "sockets",
    "sock_sendall": "sockets",
    "sock_connect": "sockets",
    "sock_accept": "sockets",
    "add_reader": "file descriptors",
    "add_writer": "file descriptors",
    "sendfile": "files",
    "start_tls": "encrypted connections (ssl)",
}.items():
    setattr(VirtualLoop, _method, _refused(_method, _what))


class Policy(events._BaseDefaultEventLoopPolicy):
    _loop_factory = VirtualLoop


class _TasksFirst:
    """as_completed() puts what it is given into a set, and starts bare coroutines in the order of their addresses."""

    def __init__(self, native):
        self._native = native

    def __call__(self, fs, *, timeout=None):
        if not futures.isfuture(fs) and not asyncio.iscoroutine(fs):
            loop = events.get_event_loop()
            given = state.current.in_order_of_a_set([*dict.fromkeys(fs)])
            fs = [tasks.ensure_future(f, loop=loop) for f in given]
        return self._native(fs, timeout=timeout)


def install():
    """Make every way to get an event loop give this one."""
    events._set_running_loop(None)
    events._set_event_loop_policy(Policy())
    for name in ("SelectorEventLoop", "EventLoop", "_UnixSelectorEventLoop"):
        for module in (asyncio, asyncio.unix_events, asyncio.runners):
            if hasattr(module, name):
                setattr(module, name, VirtualLoop)
    asyncio.Server = base_events.Server = memory_network.Server
    asyncio.run = asyncio.runners.run
    asyncio.eager_task_factory = tasks.eager_task_factory = tasks.create_eager_task_factory(Task)
    asyncio.as_completed = tasks.as_completed = _TasksFirst(tasks.as_completed).__call__
