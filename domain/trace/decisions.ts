import { chooseDecisions } from '#domain/trace/choose-decisions'
import type { Decision } from '#domain/trace/decision'
import { lineDecisions } from '#domain/trace/line-decisions'
import { loopDecisions } from '#domain/trace/loop-decisions'
import { storyOf, type RecordedRun } from '#domain/trace/run-story'

/**
 * The decisions of a run at which a learner may be asked what happens next. They follow from the run alone, so that the
 * server, which has its own record of it, can grade answers to what the browser asked. Empty if there are too few.
 */
export function decisionsOf(run: RecordedRun): Decision[] {
  const { lines } = run.trace
  return chooseDecisions(
    lines == null
      ? loopDecisions(storyOf(run), run.trace.variables ?? null)
      : lineDecisions(lines, run.source),
  )
}
