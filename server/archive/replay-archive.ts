import { setImmediate } from 'node:timers/promises'
import { defaultWeights, weightsOf } from '#domain/schedule/fsrs'
import { replay } from '#domain/schedule/replay'
import { newSchedule, type CardSchedule } from '#domain/schedule/schedule'
import type { Archive, ArchivedEvent } from '#server/archive/archive-schema'
import { unarchived } from '#server/archive/owned-tables'
import { ArchiveError } from '#server/archive/archive-error'
import { eventOf, type EventRow } from '#server/study/events-of-card'

const cardsAtOnce = 20

/**
 * The schedules that follow from the log of an archive. What the archive says itself is not believed, but for which cards
 * there are: so no file leads to a schedule that its answers do not.
 *
 * @param onCards told how many cards more are done
 * @throws ArchiveError if the log cannot be replayed
 */
export async function replayArchive(
  archive: Archive,
  onCards: (count: number) => void = () => undefined,
): Promise<Map<string, CardSchedule>> {
  const trained = new Map(
    archive['learned-weights.json'].map(({ id, weights }) => [id, weightsOf(id, weights)]),
  )
  const weightsNamed = (version: string) => {
    const weights = version === defaultWeights.version ? defaultWeights : trained.get(version)
    return weights === undefined
      ? Promise.reject(
          new ArchiveError(
            'contradictory',
            'The log names parameters that learned-weights.json does not have.',
          ),
        )
      : Promise.resolve(weights)
  }
  const logs = Map.groupBy(archive['log.jsonl'], ({ cardId }) => cardId)
  const cards = new Set([...archive['schedules.json'].map(({ cardId }) => cardId), ...logs.keys()])
  const schedules = new Map<string, CardSchedule>()
  for (const cardId of cards) {
    schedules.set(cardId, newSchedule)
    const log = logs.get(cardId)
    if (log === undefined) continue
    try {
      const events = await Promise.all(inOrder(log).map((row) => eventOf(row, weightsNamed)))
      schedules.set(cardId, replay(events, cardId).schedule)
    } catch (error) {
      throw error instanceof ArchiveError
        ? error
        : new ArchiveError('contradictory', 'The log contradicts itself.')
    }
    // Others have their turn.
    if (schedules.size % cardsAtOnce !== 0) continue
    onCards(cardsAtOnce)
    await setImmediate()
  }
  return schedules
}

/** In order of arrival, as the database gives them. */
function inOrder(log: readonly ArchivedEvent[]): EventRow[] {
  return log
    .toSorted((a, b) => a.revision - b.revision || a.serverAtMillis - b.serverAtMillis)
    .map((event) => unarchived('ReviewLog', event) as unknown as EventRow)
}
