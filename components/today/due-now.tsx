import type { NextLesson } from '#components/today/next-section'
import { QueueLane } from '#components/today/queue-lane'
import { ButtonLink } from '#components/ui/button-link'
import { useTexts } from '#texts'
import { formatDue, nextDueOf } from '#messages/format-interval'

interface CatchUp {
  awayDays: number
  hasJustReturned: boolean
  due: number
  moreDays: number | null
}

interface DueNowProps {
  counts: { learning: number; review: number; new: number }
  /** Number of cards that are due, but not asked for today. */
  heldBack: number
  /** Number of new cards that were begun, but are not asked today. */
  newHeldBack: number
  /** What the learner catches up on after a break. */
  catchUp: CatchUp | null
  /** How long they will take. */
  minutes: number
  nextDueAtMillis: number | null
  nextDueIsDay: boolean
  /** Number of answers today. */
  rated: number
  nextLesson: NextLesson | null
  nowMillis: number
}

/** What is to be studied now, with a button to begin. */
export function DueNow({
  counts,
  heldBack,
  newHeldBack,
  catchUp,
  minutes,
  rated,
  nextDueAtMillis,
  nextDueIsDay,
  nextLesson,
  nowMillis,
}: DueNowProps) {
  const intervals = useTexts('intervals')
  const text = useTexts('today')
  const due = nextDueOf({ nextDueAtMillis, nextDueIsDay })
  const toRecall = counts.learning + counts.review
  const ready = toRecall + counts.new
  return (
    <section className="panel p-6 sm:p-8">
      {ready === 0 && rated === 0 && nextDueAtMillis === null && nextLesson !== null ? (
        <>
          <h2 className="text-2xl">{text.nothingYet}</h2>
          <p className="mt-2 text-muted">{text.nothingYetText}</p>
        </>
      ) : ready === 0 ? (
        <>
          <h2 className="text-2xl">{text.allDone}</h2>
          <p className="mt-2 text-muted">
            {catchUp !== null ? null : heldBack === 0 ? text.nothingDue : text.heldBack({ n: heldBack })}{' '}
            {due === null ? null : text.next({ when: formatDue(intervals, due, nowMillis) })}
          </p>
        </>
      ) : (
        <>
          <h2 className="text-2xl">{text.ready({ n: ready, minutes })}</h2>
          <p className="mt-2 text-muted">
            {(['learning', 'review', 'new'] as const)
              .filter((state) => counts[state] > 0)
              .map((state) => text.counts[state]({ n: counts[state] }))
              .join(' · ')}
          </p>
          <QueueLane review={toRecall} fresh={counts.new} />
        </>
      )}
      {newHeldBack === 0 || catchUp !== null ? null : (
        <p className="mt-4 text-muted">{text.newHeldBack({ n: newHeldBack })}</p>
      )}
      {catchUp === null ? null : <CatchUpNote catchUp={catchUp} toRecall={toRecall} />}
      <div className="mt-6 flex flex-wrap gap-3">
        {ready === 0 ? null : (
          <ButtonLink href="/study" className="grow sm:grow-0">
            {text.start}
          </ButtonLink>
        )}
        {catchUp === null ? null : (
          <ButtonLink href="/study?ahead=yes" look="secondary" className="grow sm:grow-0">
            {text.takeMore}
          </ButtonLink>
        )}
        {ready > 0 ? null : (
          <ButtonLink href="/quiz" look="secondary" className="grow sm:grow-0">
            {text.takeQuiz}
          </ButtonLink>
        )}
      </div>
    </section>
  )
}

/** How what has become due during a break is spread over the days to come. */
function CatchUpNote({ catchUp, toRecall }: { catchUp: CatchUp; toRecall: number }) {
  const text = useTexts('today')
  const { awayDays, hasJustReturned, due, moreDays } = catchUp
  return (
    <p className="mt-4">
      {hasJustReturned ? text.wereAway({ days: awayDays, due }) : text.stillDue({ due })}{' '}
      {moreDays === null
        ? text.spreadForLong({ today: toRecall })
        : text.spread({ today: toRecall, moreDays })}{' '}
      {text.newCardsWait}
    </p>
  )
}
