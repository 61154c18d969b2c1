/**
 * Modules of the standard library: a name used as `name.attribute` means a missing import of one of these.
 * Names that lessons also use for values (`string`, `array`, `queue`, `code` …) are left out on purpose.
 */
const standardModules = new Set(
  (
    'abc argparse asyncio base64 bisect calendar collections contextlib contextvars copy csv dataclasses datetime ' +
    'decimal enum fractions functools hashlib heapq inspect io itertools json keyword logging math operator os ' +
    'pathlib pickle pprint random re shutil statistics subprocess sys tempfile textwrap threading time timeit ' +
    'traceback types typing unittest urllib uuid warnings weakref zlib'
  ).split(' '),
)

/** Names that lessons often use without the import that they showed earlier, by the module that they come from. */
const standardNames = new Map(
  Object.entries({
    abc: 'ABC abstractmethod',
    collections: 'ChainMap Counter OrderedDict defaultdict deque namedtuple',
    contextlib: 'asynccontextmanager contextmanager suppress',
    copy: 'deepcopy',
    dataclasses: 'asdict dataclass field',
    decimal: 'Decimal',
    enum: 'Enum IntEnum auto',
    fractions: 'Fraction',
    functools: 'cached_property lru_cache partial reduce singledispatch wraps',
    io: 'StringIO',
    itertools: 'accumulate chain combinations groupby islice permutations takewhile zip_longest',
    math: 'ceil floor gcd sqrt',
    operator: 'attrgetter itemgetter',
    pathlib: 'Path',
    pprint: 'pprint',
    threading: 'Thread',
    time: 'perf_counter',
    typing:
      'Any Callable Dict Generic Iterable Iterator List NamedTuple Optional Protocol Sequence Set Tuple TypeVar Union',
  }).flatMap(([module, names]) => names.split(' ').map((name): [string, string] => [name, module])),
)

/** The import that a source has left out for a free name; null if the standard library has no such name. */
export function forgottenImport(name: string, source: string): string | null {
  if (isForgottenImport(name, source)) return `import ${name}`
  const module = standardNames.get(name)
  return module === undefined ? null : `from ${module} import ${name}`
}

/** Whether a free name is a module of the standard library that the source uses as `name.attribute`. */
function isForgottenImport(name: string, source: string): boolean {
  if (!standardModules.has(name)) return false
  const uses = [...source.matchAll(new RegExp(`(?<![\\w.])${name}(?!\\w)(\\s*\\.\\s*[A-Za-z_])?`, 'gu'))]
  return uses.length > 0 && uses.some((use) => use[1] !== undefined)
}

/** All modules of the standard library of Python 3.14. */
const modulesOfPython = new Set(
  (
    'abc annotationlib antigravity argparse array ast asyncio atexit base64 bdb binascii bisect builtins ' +
    'bz2 cProfile calendar cmath cmd code codecs codeop collections colorsys compileall compression ' +
    'concurrent configparser contextlib contextvars copy copyreg csv ctypes curses dataclasses datetime ' +
    'dbm decimal difflib dis doctest email encodings ensurepip enum errno faulthandler fcntl filecmp ' +
    'fileinput fnmatch fractions ftplib functools gc genericpath getopt getpass gettext glob graphlib grp ' +
    'gzip hashlib heapq hmac html http idlelib imaplib importlib inspect io ipaddress itertools json ' +
    'keyword linecache locale logging lzma mailbox marshal math mimetypes mmap modulefinder msvcrt ' +
    'multiprocessing netrc nt ntpath nturl2path numbers opcode operator optparse os pathlib pdb pickle ' +
    'pickletools pkgutil platform plistlib poplib posix posixpath pprint profile pstats pty pwd ' +
    'py_compile pyclbr pydoc pydoc_data pyexpat queue quopri random re readline reprlib resource ' +
    'rlcompleter runpy sched secrets select selectors shelve shlex shutil signal site smtplib socket ' +
    'socketserver sqlite3 sre_compile sre_constants sre_parse ssl stat statistics string stringprep ' +
    'struct subprocess symtable sys sysconfig syslog tabnanny tarfile tempfile termios textwrap this ' +
    'threading time timeit tkinter token tokenize tomllib trace traceback tracemalloc tty turtle ' +
    'turtledemo types typing unicodedata unittest urllib uuid venv warnings wave weakref webbrowser ' +
    'winreg winsound wsgiref xml xmlrpc zipapp zipfile zipimport zlib zoneinfo'
  ).split(' '),
)

export const isModuleOfPython = (name: string): boolean => modulesOfPython.has(name)
