import type { AssembledProgram } from '#domain/program/assemble-programs'
import { wrapLongLines } from '#domain/program/wrap-long-lines'
import type { Engine } from '#server/content/engine'

/** The program with its long lines broken at brackets, if that changes nothing but its layout. */
export async function fitColumns(
  assembled: AssembledProgram,
  engine: Pick<Engine, 'analyse'>,
): Promise<AssembledProgram> {
  const source = wrapLongLines(assembled.source)
  if (source === assembled.source) return assembled
  const [before, after] = await Promise.all([engine.analyse(assembled.source), engine.analyse(source)])
  if (after.syntaxError !== null || before.astHash !== after.astHash) return assembled
  const earlier = assembled.source.split('\n').slice(0, assembled.linesBefore).join('\n')
  const linesBefore = assembled.linesBefore === 0 ? 0 : wrapLongLines(earlier).split('\n').length
  return { ...assembled, source, linesBefore }
}
