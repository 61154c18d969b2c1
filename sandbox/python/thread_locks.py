"""threading.Lock and RLock between functions that run one after the other but count as running at once."""

import _thread
import queue
import threading

from _retrace import state
from _retrace.clock import checked_sleep_seconds, to_waiting_nanos
from _retrace.sightings import own_line


class Lock:
    """Remembers when it was held; a thread that acquires it at such a time waits until that time is over."""

    def __init__(self):
        self._is_locked = False
        self._acquired_nanos = 0
        # From when until when it was held, and by which thread.
        self._held = []

    def acquire(self, blocking=True, timeout=-1):
        if not blocking and timeout != -1:
            raise ValueError("can't specify a timeout for a non-blocking call")
        if timeout != -1:
            if isinstance(timeout, (int, float)) and timeout < 0:
                raise ValueError("timeout value must be a non-negative number")
            checked_sleep_seconds(timeout)
        run = state.current
        if self._is_locked:
            return self._fail(run, blocking, timeout)
        self._refuse_deadlock(run)
        free = self._free_from(run.now_nanos())
        if free > run.now_nanos():
            if not blocking:
                return False
            if timeout != -1 and free > run.now_nanos() + to_waiting_nanos(timeout):
                run.sleep(timeout)
                return False
            run.stand_still_until(free)
        self._is_locked = True
        self._acquired_nanos = run.now_nanos()
        run.locks_in_hand().append(self)
        return True

    def _refuse_deadlock(self, run):
        """Refuse if this thread wants a lock of a thread that, at that time, wants one of its own.

        The other one has run to its end, because it ran first; where both run at once, neither goes on.
        """
        for own in run.locks_in_hand():
            for start, _, other in own._held:
                if start > own._acquired_nanos and other is not run.thread and self._was_held_by(other, start):
                    run.stop(
                        "unsupported",
                        f"The threads {_name(other)} and {_name(run.thread)} wait for each other for ever (a deadlock): "
                        "each holds a lock that the other one wants.",
                    )

    def _was_held_by(self, thread, nanos):
        return any(holder is thread and start <= nanos <= end for start, end, holder in self._held)

    def _fail(self, run, blocking, timeout):
        if not blocking:
            return False
        if timeout == -1:
            run.wait_for_another_thread("a lock")
        run.sleep(timeout)
        return False

    def _free_from(self, nanos):
        for start, end, _ in sorted(self._held, key=lambda hold: hold[:2]):
            if start <= nanos < end:
                nanos = end
        return nanos

    def release(self):
        if not self._is_locked:
            raise RuntimeError("release unlocked lock")
        self._is_locked = False
        run = state.current
        start, end = self._acquired_nanos, run.now_nanos()
        if any(start < held_start < end and other is not run.thread for held_start, _, other in self._held):
            run.refuse("threads that wait for each other's locks")
        if self in run.locks_in_hand():
            run.locks_in_hand().remove(self)
        if run.uses_threads:
            self._held.append((start, end, run.thread))

    def locked(self):
        return self._is_locked

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *_):
        self.release()

    def __repr__(self):
        return f"<{'locked' if self._is_locked else 'unlocked'} _thread.lock object at {id(self):#x}>"


def _name(thread):
    return "MainThread" if thread is None else thread.name


class RLock(Lock):
    """A lock that its owner may take again."""

    def __init__(self):
        super().__init__()
        self._owner, self._count = None, 0

    def acquire(self, blocking=True, timeout=-1):
        me = threading.get_ident()
        if self._owner == me:
            self._count += 1
            return True
        if not super().acquire(blocking, timeout):
            return False
        self._owner, self._count = me, 1
        return True

    def release(self):
        if self._owner != threading.get_ident():
            raise RuntimeError("cannot release un-acquired lock")
        self._count -= 1
        if not self._count:
            self._owner = None
            super().release()

    def _is_owned(self):
        return self._owner == threading.get_ident()


def _wait(self, timeout=None):
    """Stands in for Condition.wait(), where every blocking wait of threading and queue ends.

    Only the main thread can wait: for it time goes on, and what the others have done comes out. A thread
    would have to stop in the middle to let the others give the notice.
    """
    run = state.current
    if not self._is_owned():
        raise RuntimeError("cannot wait on un-acquired lock")
    if run.thread is not None:
        run.refuse("a thread that waits for another thread")
    until = float("inf")
    if timeout is not None:
        # Checked while the lock is still held: a wait that is refused lets go of nothing.
        until = run.now_nanos() + (to_waiting_nanos(checked_sleep_seconds(timeout)) if timeout > 0 else 0)
    notice = Lock()
    notice.acquire()
    self._waiters.append(notice)
    saved = self._release_save()
    try:
        run.let_threads_begin()
        while notice.locked() and run.late and run.next_late_nanos() <= until:
            run.stand_still_until(run.next_late_nanos())
            run.deliver_due()
        if notice.locked():
            if timeout is None:
                run.wait_for_another_thread("another thread")
            run.stand_still_until(until)
            self._waiters.remove(notice)
        return not notice.locked()
    finally:
        self._acquire_restore(saved)


def _in_order(native, what):
    """Refuses what a thread does to a thing of others once it is ahead of them."""

    def checked(self, *arguments, **options):
        run = state.current
        if run.thread is not None and run.thread.elapsed_nanos:
            run.refuse_order(f"In line {own_line()} a thread {what} after it has waited")
        return native(self, *arguments, **options)

    checked.__name__, checked.__qualname__ = native.__name__, native.__qualname__
    checked.__module__, checked.__doc__ = native.__module__, native.__doc__
    return checked


_IN_ORDER = {
    queue.Queue: {"get": "takes from a queue", "put": "puts into a queue", "task_done": "counts down a queue"},
    queue._PySimpleQueue: {"get": "takes from a queue", "put": "puts into a queue"},
    threading.Semaphore: {"acquire": "acquires a semaphore", "release": "releases a semaphore"},
    threading.Event: {"set": "sets an event", "clear": "clears an event", "is_set": "looks at an event"},
    threading.Barrier: {"wait": "waits at a barrier"},
}


def install():
    for kind, methods in _IN_ORDER.items():
        for name, what in methods.items():
            setattr(kind, name, _in_order(getattr(kind, name), what))
    threading.Semaphore.__enter__ = threading.Semaphore.acquire
    threading.BoundedSemaphore.release = _in_order(threading.BoundedSemaphore.release, "releases a semaphore")
    Lock.__name__ = Lock.__qualname__ = "lock"
    Lock.__module__ = RLock.__module__ = "_thread"
    threading.Lock, threading.RLock = Lock, RLock
    _thread.allocate_lock = _thread.lock = Lock
    # The one in C would wait for a real thread.
    queue._PySimpleQueue.__name__ = queue._PySimpleQueue.__qualname__ = "SimpleQueue"
    queue.SimpleQueue = queue._PySimpleQueue
    threading.Condition.wait = _wait
