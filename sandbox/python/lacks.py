"""Names what native Python has and this interpreter lacks, before a program sees an error that it would not see natively."""

import hashlib
import os
import sys
import types

from _retrace import linux_errors, state
from _retrace.guard import is_library

# Public names of modules of CPython 3.14 on Linux that Pyodide's modules do not have.
_NAMES = {
    "asyncio": "open_unix_connection start_unix_server",
    "hashlib": "pbkdf2_hmac scrypt",
    "os": "copy_file_range eventfd eventfd_read eventfd_write getgrouplist getgroups getrandom getresgid getresuid "
    "getxattr initgroups lchown link listxattr memfd_create mkfifo mknod nice openpty pidfd_open posix_fallocate "
    "posix_spawn posix_spawnp pwritev removexattr sched_get_priority_max sched_get_priority_min sched_getaffinity "
    "sched_getparam sched_getscheduler sched_setaffinity sched_setparam sched_setscheduler setegid seteuid setgroups "
    "setns setpriority setresgid setresuid setxattr splice timerfd_create timerfd_gettime timerfd_settime unshare",
    "select": "EPOLLERR EPOLLET EPOLLEXCLUSIVE EPOLLHUP EPOLLIN EPOLLMSG EPOLLONESHOT EPOLLOUT EPOLLPRI EPOLL_CLOEXEC",
    "selectors": "EpollSelector",
    "signal": "pidfd_send_signal pthread_kill",
    "socket": "AF_ALG AF_CAN AF_NETLINK AF_UNIX AF_VSOCK",
    "socketserver": "ForkingUnixDatagramServer ForkingUnixStreamServer ThreadingUnixDatagramServer "
    "ThreadingUnixStreamServer UnixDatagramServer UnixStreamServer",
    "time": "tzset",
    "urllib.request": "AbstractBasicAuthHandler AbstractDigestAuthHandler AbstractHTTPHandler BaseHandler CacheFTPHandler "
    "DataHandler FTPHandler FileHandler HTTPBasicAuthHandler HTTPCookieProcessor HTTPDefaultErrorHandler "
    "HTTPDigestAuthHandler HTTPErrorProcessor HTTPHandler HTTPPasswordMgr HTTPPasswordMgrWithDefaultRealm "
    "HTTPPasswordMgrWithPriorAuth HTTPRedirectHandler HTTPSHandler OpenerDirector ProxyBasicAuthHandler "
    "ProxyDigestAuthHandler ProxyHandler UnknownHandler build_opener getproxies install_opener parse_http_list "
    "parse_keqv_list pathname2url proxy_bypass url2pathname urlcleanup urlretrieve",
}
# Functions of the operating system whose answers here are those of WebAssembly.
_OF_THE_SYSTEM = ("confstr", "fpathconf", "fstatvfs", "getpriority", "pathconf", "statvfs", "sysconf", "times", "umask")
# Algorithms that natively OpenSSL adds to those of Python.
_HASHES = {"md5-sha1", "ripemd160", "sha512_224", "sha512_256", "sm3"}

# What Python says where a number does not fit into 32 bits, as natively it would fit into 64.
_TOO_NARROW = ("C ssize_t", "C size_t", "C long", "index-sized integer", "sys.maxsize")


def _with_refusal(module, names):
    native = vars(module).get("__getattr__")

    def refuse_or_raise(name):
        if name in names and not is_library(sys._getframe(1).f_code.co_filename):
            state.current.refuse(f"{module.__name__}.{name}")
        if native is not None:
            return native(name)
        raise AttributeError(f"module {module.__name__!r} has no attribute {name!r}", name=name, obj=module)

    return refuse_or_raise


def complete(module):
    """Let the module refuse the names that it lacks."""
    names = _NAMES.get(module.__name__)
    if names is not None and isinstance(module, types.ModuleType):
        module.__getattr__ = _with_refusal(module, frozenset(names.split()))


def _refused(name):
    def refuse(*_, **__):
        state.current.refuse(name)

    return refuse


def _new_hash(native):
    def new(name, *arguments, **options):
        if isinstance(name, str) and name.lower() in _HASHES:
            state.current.refuse(f"hashlib.new({name!r})")
        return native(name, *arguments, **options)

    return new


def install():
    """Look at all modules that are there; those that are imported later are completed then."""
    for name in _NAMES:
        if name in sys.modules:
            complete(sys.modules[name])
    for name in _OF_THE_SYSTEM:
        setattr(os, name, _refused(f"os.{name}()"))
    hashlib.new = _new_hash(hashlib.new)


def check(error):
    """Refuse the run if it is this interpreter and not the program that makes the error."""
    if isinstance(error, ImportError):
        if _comes_from_library(error):
            state.current.refuse(f'the module "{error.name}"')
    elif isinstance(error, AttributeError):
        names = _NAMES.get(error.obj.__name__) if type(error.obj) is types.ModuleType else None
        if names is not None and error.name in names.split():
            state.current.refuse(f"{error.obj.__name__}.{error.name}")
    elif isinstance(error, OSError) and linux_errors.translate(error) in ("ENOSYS", "ENOTSUP"):
        state.current.refuse(f"something of the operating system ({error.strerror})")
    elif isinstance(error, (OverflowError, IndexError, ValueError)) and type(error).__module__ == "builtins":
        text = error.args[0] if error.args else None
        if isinstance(text, str) and any(words in text for words in _TOO_NARROW):
            state.current.refuse("numbers of 64 bits for lengths and positions")


def _comes_from_library(error):
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return trace is not None and is_library(trace.tb_frame.f_code.co_filename)
