"""Runs a program from its first line to what a native interpreter does on its way out."""

import builtins
import dis
import gc
import linecache
import random
import sys
import threading
import types

from _retrace import addresses, beliefs, clock, guard, luck, machine, rewrite, state
from _retrace.abort import Abort
from _retrace.records import MAIN_FILE, error_of, exit_status_of, missing_behind, record_of, record_of_nothing, syntax_error_record
from _retrace.run import Run
from _retrace.tracebacks import quietly

SETUP_FILE = "<setup>"
# serve, _answer, run_program and execute stand below the program, and one callback of the guard above it.
_OWN_DEPTH = 5
_native_limit = sys.getrecursionlimit


def install():
    """Count recursion from the program's first frame, as a native interpreter does."""
    for module in [*sys.modules.values()]:
        filename = getattr(getattr(module, "__loader__", None), "get_filename", None)
        if filename is not None and isinstance(module, types.ModuleType):
            path = guard.LIBRARY + filename(module.__name__).partition(".zip/")[2].removesuffix("c")
            linecache.lazycache(path, vars(module))
    sys.setrecursionlimit(_native_limit() + _OWN_DEPTH)
    sys.getrecursionlimit = lambda: _native_limit() - _OWN_DEPTH - state.current.machine.depth_below


def _lines_of(source):
    """The lines as Python counts them: other characters that splitlines() breaks at are part of a line."""
    return [line + "\n" for line in source.replace("\r\n", "\n").replace("\r", "\n").split("\n")]


def _compile(source, filename):
    """Compile as from a file: text that stands for undecodable bytes gives the error that the bytes give."""
    try:
        source.encode()
    except UnicodeEncodeError:
        return compile(source.encode("utf-8", "surrogateescape"), filename, "exec", dont_inherit=True)
    return compile(source, filename, "exec", dont_inherit=True)


_SET_CODES = {dis.opmap[name] for name in ("BUILD_SET", "SET_ADD", "SET_UPDATE")}
_SET_NAMES = {"set", "frozenset", "keys", "items"}


def _makes_sets(code):
    """Whether the code, or code within it, seems to make a set."""
    if not _SET_NAMES.isdisjoint(code.co_names) or not _SET_CODES.isdisjoint(code.co_code[::2]):
        return True
    return any(isinstance(part, types.CodeType) and _makes_sets(part) for part in code.co_consts)


def _prepare_main():
    main = types.ModuleType("__main__")
    vars(main).update(__builtins__=builtins, __file__=MAIN_FILE, __cached__=None)
    sys.modules["__main__"] = main
    sys.argv = [MAIN_FILE]
    return main


def _without_own_frames(trace):
    while trace is not None and trace.tb_frame.f_globals is globals():
        trace = trace.tb_next
    return trace


def _end_program(run, main):
    """What a native interpreter does when it exits: threads, atexit, then the module's names."""
    try:
        run.let_threads_begin()
        for timer in sorted(run.timers, key=lambda timer: timer._due_nanos):
            timer.join()
        run.stand_still_until(run.last_end_nanos)
        run.deliver_due()
        threading._shutdown()
        __import__("atexit")._run_exitfuncs()
        _flush()
        gc.collect()
        run.is_ending = True
        if run.tracer is not None:
            run.tracer.program_ends()
        # By now a native interpreter finds no source any more to show in a traceback.
        linecache.cache.clear()
        linecache.getlines = lambda *_, **__: []
        sys.last_exc = None
        names = vars(main)
        for name in [*names]:
            if name != "__builtins__":
                names[name] = None
        names.clear()
        gc.collect()
        _flush()
    except Abort:
        pass


def _flush():
    """Flush the output that the program has buffered."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except Exception:
            # It is closed, or the program put something else in its place.
            pass


def _shake_off():
    """Remove hooks of the program from the interpreter, which would now be called for our own code."""
    for unhook in (sys.setprofile, sys.settrace):
        try:
            unhook(None)
        except BaseException:
            # A hook that raises is gone by that.
            pass
    gc.callbacks.clear()


def execute(run, options, compiled):
    """Run the compiled pieces in one namespace; returns the exception they ended with, described, and the status."""
    # Frozen objects are not collected, and a program that looks through all objects does not see them.
    gc.freeze()
    failed = status = None
    main = _prepare_main()
    run.namespace = vars(main)
    machine.settle(run.machine)
    clock.settle(run.clock)
    if options.get("hasOtherAddresses"):
        addresses.show_others()
    random.seed(options.get("randomSeed", 0))
    luck.install(options)
    filled = addresses.fill_holes()
    clutter = run.machine.clutter()
    run.begin()
    try:
        for code in compiled:
            exec(code, vars(main))
    except Abort:
        pass
    except SystemExit as leaving:
        status = exit_status_of(leaving.code)
        if leaving.code is not None and not isinstance(leaving.code, int):
            print(leaving.code, file=sys.stderr)
    except BaseException as error:
        failed = error_of(error)
        failed["isMissingModule"] = isinstance(error, ModuleNotFoundError)
        failed["module"] = getattr(error, "name", None)
        failed["missingBehind"] = missing_behind(error)
        trace = error.__traceback__ = _without_own_frames(error.__traceback__)
        # Keeps all that its frames hold alive until the end.
        sys.last_exc = error
        try:
            sys.excepthook(type(error), error, trace)
        except Abort:
            pass
        error = trace = None
    _shake_off()
    if run.stopped is None and not run.is_warm_up:
        _end_program(run, main)
    clock.stop()
    return failed, status


def _further_up(run, *arguments):
    """Run the program with more functions below it, which only those see that look at the stack down to its end."""
    sys.setrecursionlimit(_native_limit() + run.machine.depth_below)
    return execute(run, *arguments)


def run_program(program, options):
    """Run a program; returns its record without the determinism, as a plain dictionary."""
    for name in program["modules"]:
        if name in sys.modules:
            return record_of_nothing("unsupported", [f'The program has a module "{name}", and so has Python itself.'])
    source, machine = program["source"], None
    believes = options.get("believes")
    if believes is not None:
        found = quietly(rewrite.believed, program, believes["rule"], believes["site"])
        if found is None:
            return record_of_nothing("unsupported", [f'The rule "{believes["rule"]}" does not apply there.'])
        source, machine = found
    for name, text in ((MAIN_FILE, program["source"]), (SETUP_FILE, program["setup"])):
        linecache.cache[name] = (len(text), None, _lines_of(text), name)
    # The compiler may print too: its warnings.
    run = state.current = Run(program, options)
    try:
        compiled = [_compile(program["setup"], SETUP_FILE)] if program["setup"] else []
        compiled.append(_compile(source, MAIN_FILE))
        if run.tracer is not None and run.tracer.lines is not None:
            guard.watch_returns(compiled[-1])
    except (SyntaxError, ValueError, OverflowError, RecursionError, MemoryError) as error:
        # Python itself looks for the file of the source to say what is wrong with it; the program did not ask for that.
        state.current = None
        return syntax_error_record(run, error)
    run.uses_sets = any(map(_makes_sets, compiled))
    if believes is not None:
        beliefs.install(machine)
    failed = status = None
    try:
        failed, status = (_further_up if run.machine.depth_below else execute)(run, options, compiled)
    except BaseException:
        _shake_off()
        run.stopped = run.stopped or "unsupported"
        run.reason = run.reason or "The program changes the interpreter so that it cannot be run to its end."
    return record_of(run, failed, status)
