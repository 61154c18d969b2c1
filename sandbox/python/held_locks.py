"""Lets the tracer know when a lock of asyncio's is made, taken and released; the lock itself does not know its owner."""

import asyncio

from _retrace import state


def install():
    def is_locked(lock):
        return vars(lock)["_locked"]

    def set_locked(lock, is_locked):
        vars(lock)["_locked"] = is_locked
        run = state.current
        if run is not None and run.tracer is not None:
            run.tracer.lock_changed(lock, is_locked)

    asyncio.Lock._locked = property(is_locked, set_locked)
