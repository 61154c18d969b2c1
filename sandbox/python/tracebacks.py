"""Keeps the sandbox's own frames out of everything that shows a stack."""

import inspect
import linecache
import sys
import traceback
import warnings

from _retrace import state

OWN_FOLDER = "/lib/retrace/"


def _warn_unawaited(coroutine):
    """Does what warnings._warn_unawaited_coroutine does, whose traceback of debug mode would show the sandbox."""
    message = f"coroutine '{coroutine.__qualname__}' was never awaited"
    if state.current.is_ending:
        # An interpreter on its way out knows no place any more.
        registry = vars(sys).setdefault("__warningregistry__", {})
        warnings.warn_explicit(message, RuntimeWarning, "<sys>", 0, registry=registry)
        return
    if coroutine.cr_origin is not None:
        created = [
            (filename, line, function, linecache.getline(filename, line))
            for filename, line, function in reversed(coroutine.cr_origin)
            if not filename.startswith(OWN_FOLDER)
        ]
        message += "\nCoroutine created at (most recent call last)\n"
        message += "".join(traceback.format_list(created)).rstrip("\n")
    warnings.warn(message, category=RuntimeWarning, stacklevel=2, source=coroutine)


def _without_own(entries):
    """Leaves out the sandbox's frames, and the machinery of importing that called them to load a module."""
    shown = []
    for entry in entries:
        if entry[0].f_code.co_filename.startswith(OWN_FOLDER):
            while shown and shown[-1][0].f_code.co_filename.startswith("<frozen importlib"):
                shown.pop()
        else:
            shown.append(entry)
    return shown


def quietly(function, *arguments):
    """What the function gives; warnings of the compiler about a source that is only read are nobody's concern."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return function(*arguments)


def install():
    warnings._warn_unawaited_coroutine = _warn_unawaited
    native = traceback.StackSummary._extract_from_extended_frame_gen.__func__

    def without_own_frames(cls, frames, **options):
        return native(cls, _without_own(frames), **options)

    traceback.StackSummary._extract_from_extended_frame_gen = classmethod(without_own_frames)
    outer = inspect.getouterframes

    def getouterframes(frame, context=1):
        return [info for info in outer(frame, context) if not info.filename.startswith(OWN_FOLDER)]

    inspect.getouterframes = getouterframes
