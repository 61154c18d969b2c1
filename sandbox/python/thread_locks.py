"""threading.Lock and RLock between functions that run one after the other but count as running at once."""

import threading

from _retrace import state
from _retrace.clock import to_nanos


class Lock:
    """Remembers when it was held; who comes to it in such a time waits until that time is over."""

    def __init__(self):
        self._is_locked = False
        self._acquired_nanos = 0
        self._held = []

    def acquire(self, blocking=True, timeout=-1):
        if not blocking and timeout != -1:
            raise ValueError("can't specify a timeout for a non-blocking call")
        if timeout < 0 and timeout != -1:
            raise ValueError("timeout value must be a non-negative number")
        run = state.current
        if self._is_locked:
            return self._fail(run, blocking, timeout)
        free = self._free_from(run.now_nanos())
        if free > run.now_nanos():
            if not blocking:
                return False
            if timeout != -1 and free > run.now_nanos() + to_nanos(timeout):
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


def _wait_for_notice(self, timeout=None):
    """Every blocking wait of threading and queue ends here, and nobody else can run to give the notice."""
    if timeout is None:
        state.current.wait_for_another_thread("another thread")
    state.current.sleep(timeout)
    return False


def install():
    Lock.__name__ = Lock.__qualname__ = "lock"
    Lock.__module__ = RLock.__module__ = "_thread"
    threading.Lock, threading.RLock = Lock, RLock
    threading.Condition.wait = _wait_for_notice
