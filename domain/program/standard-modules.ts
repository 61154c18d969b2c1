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

/** Whether a free name is a module of the standard library that the source uses as `name.attribute`. */
export function isForgottenImport(name: string, source: string): boolean {
  if (!standardModules.has(name)) return false
  const uses = [...source.matchAll(new RegExp(`(?<![\\w.])${name}(?!\\w)(\\s*\\.\\s*[A-Za-z_])?`, 'gu'))]
  return uses.length > 0 && uses.some((use) => use[1] !== undefined)
}
