"""Prepares the interpreter once. Every run starts from the state that this leaves behind.

The JavaScript side executes this module of the library and keeps `serve`.
"""

import builtins
import gc
import sys
import types
import zipimport
from importlib.machinery import ModuleSpec

# A program may replace anything in builtins; the sandbox's own code keeps using the originals.
_private_builtins = dict(vars(builtins))
_library = zipimport.zipimporter("/lib/python314.zip")


class _OwnFinder:
    """Imports _retrace.<name> from the folder "retrace" of the library."""

    @staticmethod
    def find_spec(name, path=None, target=None):
        package, _, child = name.partition(".")
        return ModuleSpec(name, _OwnFinder, is_package=not child) if package == "_retrace" else None

    @staticmethod
    def create_module(spec):
        return types.ModuleType(spec.name)

    @staticmethod
    def exec_module(module):
        module.__builtins__ = _private_builtins
        child = module.__name__.partition(".")[2]
        if child:
            exec(_library.get_code(f"retrace/{child}"), vars(module))


_WARM_UP = """
import asyncio, collections, contextlib, contextvars, dataclasses, datetime, enum, functools, inspect, itertools
import json, logging, math, queue, random, re, statistics, string, textwrap, threading, time, traceback, typing

async def child(n):
    await asyncio.sleep(n)
    print("child", n)
    return n

async def main():
    start = time.perf_counter()
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(child(n)) for n in (2, 1)]
    await asyncio.gather(child(1), child(0))
    lock, q = asyncio.Lock(), asyncio.Queue()
    async with lock:
        q.put_nowait(1)
        await q.get()
    try:
        async with asyncio.timeout(1):
            await asyncio.to_thread(time.sleep, 2)
    except TimeoutError:
        print(f"{time.perf_counter() - start:.1f}", datetime.datetime.now())
    raise ValueError("warm")

asyncio.run(main())
"""

LIMITS = {"maxSeconds": 3600, "maxSteps": 200_000, "maxLines": 1_000_000, "maxOutputBytes": 65_536}


def _load():
    """Import everything, close the doors and return what answers requests."""
    sys.meta_path.insert(0, _OwnFinder)
    from _retrace import addresses, analyse, answer, clock, console, execute, guard, held_locks, isolation, lacks, linux_errors, loop, luck, machine, memory_databases, memory_files, number_hashes, rewrite, signals, state, threads, tracebacks
    from _retrace import beliefs_cancel, beliefs_coroutines, beliefs_locks, beliefs_loop, beliefs_python, rules  # register

    linux_errors.install()
    clock.install(lambda: state.current)
    threads.install()
    tracebacks.install()
    loop.install()
    held_locks.install()
    console.open_streams()
    sys.meta_path.remove(_OwnFinder)
    own_modules = [module for name, module in sys.modules.items() if name.startswith("_retrace")]
    machine.install()
    number_hashes.install()
    isolation.install()
    memory_files.install()
    memory_databases.install()
    signals.install()
    lacks.install()
    guard.install(lacks.check)
    execute.install()

    empty = {"setup": "", "modules": {}, "network": [], "input": []}
    for with_trace in (False, True):
        options = {**LIMITS, "isWarmUp": True, "trace": with_trace}
        execute.run_program({**empty, "source": _WARM_UP}, options)
    analyse.analyse(_WARM_UP)
    rewrite.rewrites_of({**empty, "source": _WARM_UP})
    state.current = None
    gc.collect()
    # Kept for ever, because the memory is reset to what it is now.
    _library.filled = addresses.fill_holes()
    gc.freeze()
    answer.own_modules[:] = own_modules
    return answer.serve


serve = _load()
