import type { AssembledProgram } from '#domain/program/assemble-programs'
import { topLevelStatements } from '#domain/program/python-tokens'

/** Definitions bind names that what follows needs. */
const definitions = new Set([
  'FunctionDefinition',
  'ClassDefinition',
  'DecoratedStatement',
  'ImportStatement',
])

/**
 * A program without the statement at module level that a line of its run belongs to. Null if that is a definition, or is
 * not in the blocks before its own.
 *
 * @param shown the source as it was run, perhaps with other comments
 * @param line of `shown`, 1-based
 */
export function withoutStatement(
  shown: string,
  line: number,
  { source, linesBefore }: Pick<AssembledProgram, 'source' | 'linesBefore'>,
): Pick<AssembledProgram, 'source' | 'linesBefore'> | null {
  const lineAt = (text: string, offset: number) => text.slice(0, offset).split('\n').length
  const failed = topLevelStatements(shown).find(
    ({ from, to }) => lineAt(shown, from) <= line && line <= lineAt(shown, to),
  )
  const found = topLevelStatements(source).find(
    ({ kind, text, from }) =>
      text === failed?.text && kind === failed.kind && lineAt(source, from) <= linesBefore,
  )
  if (found === undefined || definitions.has(found.kind)) return null
  const lines = source.split('\n')
  const [first, last] = [lineAt(source, found.from), lineAt(source, found.to)]
  const count = last - first + 1
  lines.splice(first - 1, count)
  return { source: lines.join('\n'), linesBefore: linesBefore - count }
}
