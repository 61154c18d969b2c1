import type { Fence } from '#domain/lesson/parsed-lesson'
import type { Part } from '#domain/program/assemble-programs'
import { readSession, type Session } from '#domain/program/read-session'
import type { Engine } from '#server/content/engine'

/** Comments and empty lines may come before the first prompt of a session. */
const startsSession = /^(?:[ \t]*(?:#.*)?\n)*[ \t]*>>> /u

/** A code block of a lesson, ready to be assembled with others into a program. */
export interface PreparedFence {
  fence: Fence
  part: Part
  /** The session that it shows; null if it is not a doctest session. */
  session: Session | null
}

/** Reads a Python block or a doctest session, and asks the compiler what it needs and binds. */
export async function prepareFence(fence: Fence, engine: Pick<Engine, 'analyse'>): Promise<PreparedFence> {
  const isSession = fence.language === 'doctest' || startsSession.test(fence.code)
  const session = isSession ? readSession(fence.code, true) : null
  const source = session?.source ?? fence.code
  const { setup, network, input, raises } = fence.annotations
  const analysis = await engine.analyse(source)
  const setupBinds = setup === '' ? [] : (await engine.analyse(setup)).bound
  const part: Part = {
    source,
    analysis,
    line: fence.source.first,
    leadIn: fence.leadIn,
    setup,
    setupBinds,
    network,
    input,
    raises: raises?.type ?? session?.raises ?? null,
  }
  return { fence, part, session }
}
