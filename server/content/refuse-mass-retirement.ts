import type { ContentPlan, StoredContent } from '#domain/content/diff-content'
import { massRetirement, type Loss } from '#domain/content/mass-retirement'
import { ContentError } from '#server/content/content-error'

/** A sync would retire so much that it has to be confirmed. Nothing was written. */
class MassRetirementError extends ContentError {}

/**
 * Refuses a plan that retires most of a course.
 *
 * @throws MassRetirementError
 */
export function refuseMassRetirement(stored: StoredContent, plan: ContentPlan): void {
  const losses = massRetirement(stored, plan)
  if (losses.length === 0) return
  throw new MassRetirementError(
    [
      `Nothing was imported, because that would retire most of ${losses.length === 1 ? 'a course' : `${losses.length} courses`}:`,
      ...losses.map((loss) => `  ${loss.courseId}: ${describe(loss)}`),
      'Is the content folder mounted and complete? If this is what you want, run `npm run content -- sync --yes`.',
    ].join('\n'),
  )
}

const describe = ({ lessons, cards }: Loss) =>
  `${lessons.retired} of ${lessons.of} lessons, ${cards.retired} of ${cards.of} cards`
