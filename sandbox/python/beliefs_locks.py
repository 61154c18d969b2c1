"""Helpers for misconceptions about locks, events, conditions, queues and futures."""

import asyncio
from asyncio import futures

from _retrace.beliefs import as_library_class, helper


@as_library_class("Lock")
class ReentrantLock(asyncio.Lock):
    """The task that holds it may acquire it again."""

    _owner, _depth = None, 0

    async def acquire(self):
        task = asyncio.current_task()
        if self._owner is not task:
            await super().acquire()
            self._owner = task
        self._depth += 1
        return True

    def release(self):
        self._depth -= 1
        if self._depth <= 0:
            self._owner, self._depth = None, 0
            super().release()


@as_library_class("Event")
class EventForOne(asyncio.Event):
    """Setting it wakes the one who has waited longest, and nobody else."""

    def set(self):
        for waiter in self._waiters:
            if not waiter.done():
                waiter.set_result(True)
                return
        self._value = True


@as_library_class("Event")
class EventOfTheMoment(asyncio.Event):
    """Setting it wakes those who wait; who comes later has missed it."""

    def set(self):
        super().set()
        self._value = False


@helper
def without_lock(notify):
    """Notifies without checking that the caller holds the condition's lock."""
    condition = notify.__self__

    def call(n=None):
        count = len(condition._waiters) if notify.__name__ == "notify_all" else 1 if n is None else n
        condition._notify(count)

    return call


@as_library_class("Queue")
class QueueForAll(asyncio.Queue):
    """Every task that takes from it gets every item."""

    def _init(self, maxsize):
        self._queue, self._places = [], {}

    def _place(self):
        return self._places.get(asyncio.current_task(), 0)

    def qsize(self):
        return len(self._queue) - self._place()

    def empty(self):
        return self.qsize() <= 0

    def full(self):
        return False

    def _get(self):
        place = self._place()
        self._places[asyncio.current_task()] = place + 1
        return self._queue[place]

    def _put(self, item):
        self._queue.append(item)

    def put_nowait(self, item):
        super().put_nowait(item)
        while any(not getter.done() for getter in self._getters):
            self._wakeup_next(self._getters)

    def task_done(self):
        if self._unfinished_tasks > 0:
            super().task_done()


@as_library_class("Queue")
class QueueJoinedWhenEmpty(asyncio.Queue):
    """join() waits until nothing is left in it."""

    def _get(self):
        item = super()._get()
        if not self._queue:
            self._finished.set()
        return item

    def task_done(self):
        """Changes nothing."""


@helper
def or_none(get_nowait):
    def get():
        try:
            return get_nowait()
        except asyncio.QueueEmpty:
            return None

    return get


@helper
class FutureSetAgain(futures._PyFuture):
    """Takes a new result in place of the old one."""

    def set_result(self, result):
        if self.done():
            self._result, self._exception, self._state = result, None, "FINISHED"
        else:
            super().set_result(result)

    def set_exception(self, exception):
        if self.done():
            self._result, self._exception = None, exception() if isinstance(exception, type) else exception
        else:
            super().set_exception(exception)


FutureSetAgain.__name__ = FutureSetAgain.__qualname__ = "Future"
