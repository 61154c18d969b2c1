/**
 * Modules of the standard library whose missing import is unmistakable once a name is used as `name.attribute`.
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

/** Whether a free name is a module that the source uses only as `name.something`. */
export function isForgottenImport(name: string, source: string): boolean {
  if (!standardModules.has(name)) return false
  const uses = [...source.matchAll(new RegExp(`(?<![\\w.])${name}(?!\\w)(\\s*\\.\\s*[A-Za-z_])?`, 'gu'))]
  return uses.length > 0 && uses.some((use) => use[1] !== undefined)
}
