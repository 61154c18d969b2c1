import type { Fence } from '#domain/lesson/parsed-lesson'
import type { Part } from '#domain/program/assemble-programs'
import { isSession, readSession, type Session } from '#domain/program/read-session'
import type { LanguageData } from '#domain/language/language'
import { cutTraceback, namesSyntaxError } from '#domain/program/shown-error'
import type { Engine } from '#server/content/engine'

/** A code block of a lesson, ready to be assembled with others into a program. */
export interface PreparedFence {
  fence: Fence
  part: Part
  /** The session that it shows; null if it is not a doctest session. */
  session: Session | null
  /** What the lesson shows as its output, in a block right below it; empty if it shows none. */
  shown: string
}

/**
 * Reads a Python block or a doctest session, and asks the compiler what it needs and binds.
 *
 * @param shown what the lesson shows as its output; empty if it shows none
 * @param words those of the lesson's language
 */
export async function prepareFence(
  fence: Fence,
  shown: string,
  words: LanguageData,
  engine: Pick<Engine, 'analyse'>,
): Promise<PreparedFence> {
  const session = isSession(fence.code) ? readSession(fence.code, true) : null
  const script = cutTraceback(fence.code)
  const source = session?.source ?? script.source
  const { setup, network, input, raises } = fence.annotations
  const analysis = await engine.analyse(source)
  const setupBinds = setup === '' ? [] : (await engine.analyse(setup)).bound
  const isSaidInvalid =
    analysis.syntaxError !== null &&
    session === null &&
    namesSyntaxError([fence.leadIn, fence.followUp, shown].join('\n'), words)
  const part: Part = {
    source,
    analysis,
    line: fence.source.first,
    leadIn: fence.leadIn,
    setup,
    setupBinds,
    network,
    input,
    raises: raises?.type ?? session?.raises ?? script.raises ?? (isSaidInvalid ? 'SyntaxError' : null),
  }
  return { fence, part, session, shown }
}
