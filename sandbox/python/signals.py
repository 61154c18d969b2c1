"""Signals that a program sends to itself; from outside, none ever comes."""

import os
import signal
import sys

from _retrace import state

_IGNORED = {signal.SIGCHLD, signal.SIGCONT, signal.SIGURG, signal.SIGWINCH}
_FIXED = {signal.SIGKILL, signal.SIGSTOP}


def _handlers():
    return state.current.signal_handlers


def _known(number):
    if not 1 <= number <= 64:
        raise ValueError("signal number out of range")
    try:
        return signal.Signals(number)
    except ValueError:
        return int(number)


def _getsignal(signalnum):
    number = _known(signalnum)
    usual = signal.default_int_handler if number == signal.SIGINT else signal.SIG_DFL
    return _handlers().get(number, usual)


def _signal(signalnum, handler):
    number = _known(signalnum)
    if not callable(handler) and handler not in (signal.SIG_DFL, signal.SIG_IGN):
        raise TypeError("signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object")
    if number in _FIXED:
        raise OSError(22, "Invalid argument")
    if state.current.thread is not None:
        raise ValueError("signal only works in main thread of the main interpreter")
    before = _getsignal(number)
    _handlers()[number] = handler
    return before


def _raise_signal(signalnum, /):
    run = state.current
    number = _known(signalnum)
    of_loop = run.loop_signals.get(number)
    if of_loop is not None:
        loop, callback, arguments = of_loop
        loop.call_soon(callback, *arguments)
        return
    handler = _getsignal(number)
    if handler == signal.SIG_IGN or (handler == signal.SIG_DFL and number in _IGNORED):
        return
    if handler == signal.SIG_DFL:
        run.refuse("to be ended by a signal")
    handler(int(number), sys._getframe(1))


def _kill(pid, sig, /):
    if pid != os.getpid():
        state.current.refuse("os.kill() (other processes)")
    if sig:
        _raise_signal(sig)


def install():
    for function, name, module in (
        (_getsignal, "getsignal", signal), (_signal, "signal", signal), (_raise_signal, "raise_signal", signal),
        (_kill, "kill", os),
    ):  # fmt: skip
        function.__name__ = function.__qualname__ = name
        function.__module__ = module.__name__
        setattr(module, name, function)
