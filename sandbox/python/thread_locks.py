"""threading.Lock and RLock between functions that run one after the other but count as running at once."""

import _thread
import queue
import threading

from _retrace import state
from _retrace.clock import checked_sleep_seconds, to_waiting_nanos


class Lock:
    """Remembers when it was held; a thread that acquires it at such a time waits until that time is over."""

    def __init__(self):
        self._is_locked = False
        self._acquired_nanos = 0
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
        return True

    def _fail(self, run, blocking, timeout):
        if not blocking:
            return False
        if timeout == -1:
            run.wait_for_another_thread("a lock")
        run.sleep(timeout)
        return False

    def _free_from(self, nanos):
        for start, end in sorted(self._held):
            if start <= nanos < end:
                nanos = end
        return nanos

    def release(self):
        if not self._is_locked:
            raise RuntimeError("release unlocked lock")
        self._is_locked = False
        start, end = self._acquired_nanos, state.current.now_nanos()
        if any(start < held_start < end for held_start, _ in self._held):
            state.current.refuse("threads that wait for each other's locks")
        if end > start:
            self._held.append((start, end))

    def locked(self):
        return self._is_locked

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *_):
        self.release()

    def __repr__(self):
        return f"<{'locked' if self._is_locked else 'unlocked'} _thread.lock object at {id(self):#x}>"


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


def install():
    Lock.__name__ = Lock.__qualname__ = "lock"
    Lock.__module__ = RLock.__module__ = "_thread"
    threading.Lock, threading.RLock = Lock, RLock
    _thread.allocate_lock = _thread.lock = Lock
    # The one in C would wait for a real thread.
    queue._PySimpleQueue.__name__ = queue._PySimpleQueue.__qualname__ = "SimpleQueue"
    queue.SimpleQueue = queue._PySimpleQueue
    threading.Condition.wait = _wait
