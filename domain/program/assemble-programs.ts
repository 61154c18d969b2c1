import type { NetworkReply } from '#domain/program/program'
import type { SourceAnalysis } from '#domain/program/source-analysis'
import { importLineFor } from '#domain/program/import-line'
import { importedNames, moduleNameIn } from '#domain/program/module-name'
import { isSyntaxError } from '#domain/program/shown-error'
import { forgottenImport } from '#domain/program/standard-modules'
import { removeSpoilerComments } from '#domain/program/spoiler-comments'

/** A Python fence of a lesson with its analysis by the compiler. */
export interface Part {
  source: string
  analysis: SourceAnalysis
  /** First line of the fence in the file, 1-based, for messages. */
  line: number
  /** Text directly before the fence, which may name the file that the fence shows. */
  leadIn: string
  setup: string
  network: NetworkReply[]
  input: string[]
  /** Names that the hidden set-up binds. */
  setupBinds: string[]
  raises: string | null
}

/** Why a fence is not a program of its own. */
export type NoProgram =
  /** Another fence imports it. */
  | { kind: 'module'; name: string }
  | { kind: 'syntax-error'; message: string; line: number }
  /** It uses undefined names: it is only a sketch. */
  | { kind: 'undefined-names'; names: string[] }

export interface AssembledProgram {
  kind: 'program'
  /** What is shown and run. */
  source: string
  setup: string
  modules: Record<string, string>
  network: NetworkReply[]
  input: string[]
  /** Lines that were added because the lesson left them out: imports, and the call that runs `main`. */
  addedLines: string[]
  /** Number of lines above the fence's own first line. */
  linesBefore: number
  /**
   * Whether the fence only has definitions at module level, so that it is not a program unless its run prints
   * something.
   */
  onlyDefines: boolean
  /** Indexes of the parts that it was made from, the fence itself last. */
  parts: number[]
}

const fileNameLeadIn = /(?:^|[\s`*_"(])(?:[\w-]+\/)*([A-Za-z_]\w*)\.py[`*_")]*\s*:?$/u

/** What a fence needs from other fences. */
interface Resolved {
  /** Indexes of the fences to combine, including itself. */
  needed: number[]
  /** Names that no earlier fence binds. */
  missing: string[]
  /** Import lines to take from earlier fences without the rest of those fences. */
  borrowed: string[]
}

/** The module name that a fence declares, in its first comment or in the text directly before it. */
function moduleName(part: Part): string | null {
  return moduleNameIn(part.source) ?? fileNameLeadIn.exec(part.leadIn)?.[1] ?? null
}

/**
 * Makes a complete program of each fence (lesson grammar, section 2). For each missing name, the nearest earlier fence
 * that binds it is put before the fence, in document order. A fence that is shown as another file becomes a module.
 * Fences are used as they are, except that only the import is taken from a fence that would run code and is needed for
 * an import.
 *
 * @param shownElsewhere modules that other lessons of the course show, by their names
 * @returns one entry per part
 */
export function assemblePrograms(
  parts: readonly Part[],
  shownElsewhere: Readonly<Record<string, string>> = {},
): (AssembledProgram | NoProgram)[] {
  const named = new Map<string, number>()
  for (const [index, part] of parts.entries()) {
    const name = moduleName(part)
    if (name !== null && part.analysis.syntaxError === null && !named.has(name)) named.set(name, index)
  }
  const modules = new Map(
    [...named].filter(([name, index]) =>
      parts.some((part, other) => other !== index && part.analysis.imports.includes(name)),
    ),
  )
  const isModule = new Set(modules.values())

  /** The import line to take from a fence that would run code if it were included whole; null to include it whole. */
  const borrowedFrom = (provider: number, name: string): string | null => {
    const part = parts[provider]
    return part?.analysis.runs === true ? importLineFor(part.source, name) : null
  }

  const resolve = (index: number): Resolved => {
    const needed = new Set([index])
    const missing = new Set<string>()
    const borrowed = new Map<string, string>()
    const open = [index]
    while (open.length > 0) {
      const current = open.pop()
      const part = current === undefined ? undefined : parts[current]
      if (current === undefined || part === undefined) break
      for (const name of part.analysis.free) {
        if (part.setupBinds.includes(name)) continue
        if ([...needed].some((other) => other < current && parts[other]?.analysis.bound.includes(name)))
          continue
        const provider = findProvider(current, name)
        if (provider === null) {
          const isBoundLater = [...needed].some(
            (other) => other !== current && parts[other]?.analysis.bound.includes(name),
          )
          if (!isBoundLater) missing.add(name)
        } else if (borrowedFrom(provider, name) !== null) {
          borrowed.set(name, borrowedFrom(provider, name) ?? '')
        } else if (!needed.has(provider)) {
          needed.add(provider)
          open.push(provider)
        }
      }
    }
    const isBound = (name: string): boolean =>
      [...needed].some((other) => parts[other]?.analysis.bound.includes(name))
    return {
      needed: [...needed].sort((a, b) => a - b),
      missing: [...missing].filter((name) => !isBound(name)),
      borrowed: [...new Set([...borrowed].filter(([name]) => !isBound(name)).map(([, line]) => line))],
    }
  }

  const findProvider = (before: number, name: string): number | null => {
    for (let index = before - 1; index >= 0; index -= 1) {
      const part = parts[index]
      if (part === undefined || isModule.has(index) || part.analysis.syntaxError !== null) continue
      if (part.analysis.bound.includes(name)) return index
    }
    return null
  }

  const modulesFor = (indexes: readonly number[]): Record<string, string> => {
    const found: Record<string, string> = {}
    const open = indexes.flatMap((index) => parts[index]?.analysis.imports ?? [])
    while (open.length > 0) {
      const name = open.pop()
      const index = name === undefined ? undefined : modules.get(name)
      const part = index === undefined ? undefined : parts[index]
      if (name === undefined || Object.hasOwn(found, name)) continue
      if (part !== undefined) {
        found[name] = part.source
        open.push(...part.analysis.imports)
      } else if (Object.hasOwn(shownElsewhere, name)) {
        found[name] = shownElsewhere[name] ?? ''
        open.push(...importedNames(found[name]))
      }
    }
    return found
  }

  return parts.map((part, index): AssembledProgram | NoProgram => {
    const { analysis } = part
    if (analysis.syntaxError !== null) {
      if (!isSyntaxError(part.raises)) return { kind: 'syntax-error', ...analysis.syntaxError }
      return programOf([index], [], [], part)
    }
    const module = [...modules].find(([, at]) => at === index)
    if (module !== undefined) return { kind: 'module', name: module[0] }
    const { needed, missing, borrowed } = resolve(index)
    const whole = needed.map((at) => parts[at]?.source ?? '').join('\n')
    const imports = new Map(missing.map((name) => [name, forgottenImport(name, whole)]))
    const undefinedNames = missing.filter((name) => imports.get(name) === null)
    if (undefinedNames.length > 0 && !(part.raises ?? '').endsWith('NameError')) {
      return { kind: 'undefined-names', names: undefinedNames }
    }
    const added = [...imports.values()].filter((line) => line !== null)
    return programOf(needed, borrowed, added, part)
  })

  /** The call of a function `main` that a fence defines and nothing in the lesson runs; null if there is none. */
  function callOfMain(part: Part): string | null {
    const { analysis, source } = part
    const isCalled = parts.some((other) => other.analysis.free.includes('main'))
    if (analysis.runs || analysis.syntaxError !== null || isCalled) return null
    const found = /^(async[ \t]+)?def[ \t]+main[ \t]*\([ \t]*\)/mu.exec(source)
    if (found === null) return null
    return found[1] === undefined ? 'main()' : 'asyncio.run(main())'
  }

  function programOf(
    indexes: number[],
    borrowed: string[],
    addedImports: string[],
    part: Part,
  ): AssembledProgram {
    const shown = indexes.map((at) => {
      const used = parts[at]
      return used === undefined ? '' : removeSpoilerComments(used.source, used.analysis.comments)
    })
    const used = indexes.flatMap((at) => parts[at] ?? [])
    const call = callOfMain(part)
    const needsAsyncio = call?.startsWith('asyncio') === true || used.some(awaitsAtTop)
    const isImported = [
      ...addedImports,
      ...borrowed,
      ...used.flatMap(({ source }) => source.split('\n')),
    ].some((line) => /^import asyncio\b/u.test(line))
    if (needsAsyncio && !isImported) addedImports = [...addedImports, 'import asyncio']
    const imports = [...borrowed, ...addedImports]
    const pieces = imports.length > 0 ? [imports.join('\n'), ...shown] : shown
    const visible = withoutRepeatedImports(pieces).filter((piece) => piece !== '')
    const before = visible.slice(0, -1).join('\n\n')
    if (call !== null) visible.push(call)
    return {
      kind: 'program',
      source: visible.join('\n\n'),
      linesBefore: before === '' ? 0 : before.split('\n').length + 1,
      onlyDefines: !part.analysis.runs && call === null,
      setup: used
        .map((each) => each.setup)
        .filter((setup) => setup !== '')
        .join('\n'),
      modules: modulesFor(indexes),
      network: used.flatMap((each) => each.network),
      input: used.flatMap((each) => each.input),
      addedLines: call === null ? addedImports : [...addedImports, call],
      parts: indexes,
    }
  }
}

/** Whether a fence awaits outside of functions, so that `asyncio.run` has to run it. */
function awaitsAtTop({ analysis, raises }: Part): boolean {
  return analysis.firstAwait !== null && !isSyntaxError(raises)
}

/** Removes repeated imports from the pieces of a program, because lessons repeat them in every block. */
function withoutRepeatedImports(pieces: readonly string[]): string[] {
  const seen = new Set<string>()
  return pieces.map((piece) => {
    const own = new Set<string>()
    const lines = piece.split('\n').filter((line) => {
      if (!/^(?:import [\w.]+|from [\w.]+ import [\w, ]+)$/u.test(line)) return true
      own.add(line)
      return !seen.has(line)
    })
    for (const line of own) seen.add(line)
    return lines
      .join('\n')
      .replace(/^\n+/u, '')
      .replace(/\n{3,}/gu, '\n\n')
  })
}
