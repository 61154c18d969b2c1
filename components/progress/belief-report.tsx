import { CodeName } from '#components/item/code-name'
import { dateFormat } from '#messages/formats'
import { Link } from '#components/ui/link'
import { cardPath } from '#browser/paths'
import { CodePanel } from '#components/item/code-panel'
import { OutputPanel } from '#components/item/output-panel'
import { RichText } from '#components/item/rich-text'
import { NumberTable } from '#components/ui/number-table'
import { EmptyState } from '#components/ui/empty-state'
import { confidences, type Confidence } from '#domain/items/confidence'
import type { BeliefState } from '#domain/progress/beliefs'
import type { Passed } from '#domain/progress/recall-tests'
import { useLocale, useTexts } from '#texts'
import { writtenIn } from '#domain/language/written-in'
import { languageOfQuestion } from '#domain/items/question-language'
import type { ItemKind } from '#domain/items/items'

interface HeldBelief {
  id: string
  belief: string
  truth: string
  /** Of both, as a BCP 47 tag; null if it cannot be told. */
  language: string | null
  courseTitle: string
  state: BeliefState
  times: number
  lastShown: {
    cardId: string
    atMillis: number
    prompt: string | null
    kind: ItemKind | null
    /** The language of the lesson; null if it cannot be told. */
    language: string | null
    codeHtml: string | null
    answer: string
  }
  refutedBy: { cardId: string; atMillis: number; studyDay: number }[]
}

interface BeliefReportProps {
  beliefs: HeldBelief[]
  confidence: { right: Record<Confidence, Passed>; of: number; brier: number | null }
  sureMistakes: {
    eventId: string
    cardId: string
    atMillis: number
    term: string | null
    language: string | null
  }[]
  /** IANA name of the learner's time zone. */
  timeZone: string
}

const minForShare = 5

/** The misconceptions of a learner, and how well they know what they know. */
export function BeliefReport({ beliefs, confidence, sureMistakes, timeZone }: BeliefReportProps) {
  const locale = useLocale()
  const text = useTexts('beliefs')
  const date = dateFormat(locale, { dateStyle: 'medium', timeZone })
  const count = (state: BeliefState) => beliefs.filter((belief) => belief.state === state).length
  return (
    <div className="grid gap-14">
      <section>
        {beliefs.length === 0 ? (
          <EmptyState
            heading="h2"
            title={text.none}
            text={text.noneText}
            action={{ href: '/study', label: text.study }}
          />
        ) : (
          <>
            <p className="max-w-prose">
              {text.summary({ held: count('held'), doubted: count('in doubt'), left: count('left behind') })}{' '}
              <span className="text-muted">{text.meaning}</span>
            </p>
            <ul className="mt-5 grid gap-4">
              {beliefs.map((belief) => (
                <BeliefCard key={belief.id} belief={belief} date={date} />
              ))}
            </ul>
          </>
        )}
      </section>
      <div className="grid gap-x-12 gap-y-14 lg:grid-cols-2">
        <ConfidenceTable confidence={confidence} />
        <section>
          <h2 className="text-lg">{text.sure}</h2>
          <p className="mt-1 text-muted">{sureMistakes.length === 0 ? text.sureNone : text.sureText}</p>
          <ul className="mt-3 divide-y divide-line">
            {sureMistakes.map(({ eventId, cardId, atMillis, term, language }) => (
              <li key={eventId} className="flex flex-wrap justify-between gap-x-4 py-2">
                <Link href={cardPath(cardId)} className="text-accent hover:underline">
                  {term === null ? (
                    text.unnamed
                  ) : (
                    <span {...writtenIn(language)}>
                      <CodeName name={term} />
                    </span>
                  )}
                </Link>
                <span className="text-sm text-muted">{date.format(atMillis)}</span>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </div>
  )
}

/** A symbol for each state, so that it does not depend on colour. */
const marks: Record<BeliefState, { glyph: string; className: string; border: string }> = {
  held: { glyph: '●', className: 'text-bad', border: 'border-s-bad' },
  'in doubt': { glyph: '◑', className: 'text-ink', border: 'border-s-line-strong' },
  'left behind': { glyph: '○', className: 'text-good', border: 'border-s-good' },
}

function BeliefCard({ belief, date }: { belief: HeldBelief; date: Intl.DateTimeFormat }) {
  const text = useTexts('beliefs')
  const { state, times, lastShown, refutedBy } = belief
  const days = new Set(refutedBy.map(({ studyDay }) => studyDay)).size
  const last = refutedBy.at(-1)
  return (
    <li className={`rounded-md border border-s-4 border-line bg-surface p-4 sm:p-5 ${marks[state].border}`}>
      <p className="flex flex-wrap justify-between gap-x-4 text-sm">
        <span className={`font-[600] ${marks[state].className}`}>
          <span aria-hidden="true">{marks[state].glyph} </span>
          {text.states[state]}
        </span>
        <span {...writtenIn(lastShown.language)} className="text-muted">
          {belief.courseTitle}
        </span>
      </p>
      <h2 className="mt-1 text-base font-[600]">
        <RichText text={belief.belief} language={belief.language} />
      </h2>
      <p className="mt-1 max-w-prose">
        <span className="text-muted">{text.truth}</span>{' '}
        <RichText text={belief.truth} language={belief.language} />
      </p>
      <p className="mt-2 text-sm text-muted">
        {text.shown({ times, date: date.format(lastShown.atMillis) })}{' '}
        {last === undefined
          ? text.notRefuted
          : text.refuted({ times: refutedBy.length, days, date: date.format(last.atMillis) })}
      </p>
      <details className="mt-1">
        <summary className="disclosure text-sm text-accent">{text.showProgram}</summary>
        <div className="grid grid-cols-1 gap-3">
          {lastShown.prompt === null ? null : (
            <p>
              <RichText
                text={lastShown.prompt}
                language={languageOfQuestion(lastShown.kind ?? 'self-graded', lastShown.language)}
              />
            </p>
          )}
          {lastShown.codeHtml === null ? null : (
            <CodePanel html={lastShown.codeHtml} label={text.program} language={lastShown.language} />
          )}
          <OutputPanel
            lines={lastShown.answer.split('\n')}
            label={text.answered}
            language={lastShown.language}
          />
          <Link
            href={cardPath(lastShown.cardId)}
            className="text-sm text-accent underline underline-offset-2"
          >
            {text.card}
          </Link>
          {last === undefined ? null : (
            <Link href={cardPath(last.cardId)} className="text-sm text-accent underline underline-offset-2">
              {text.refutedBy}
            </Link>
          )}
        </div>
      </details>
    </li>
  )
}

function ConfidenceTable({
  confidence: { right, of, brier },
}: {
  confidence: BeliefReportProps['confidence']
}) {
  const text = useTexts('beliefs')
  return (
    <section>
      <h2 className="text-lg">{text.confidence}</h2>
      <p className="mt-1 mb-3 max-w-prose">
        {brier === null
          ? text.confidenceTooFew({ n: of })
          : text.confidenceText({
              brier,
              verdict: brier <= 0.15 ? 'reliable' : brier <= 0.25 ? 'vague' : 'none',
            })}
      </p>
      {of === 0 ? null : (
        <NumberTable
          table={{
            head: [text.said, text.right, text.share],
            rows: confidences.map((word) => [
              text.words[word],
              text.outOf({ passed: right[word].passed, of: right[word].of }),
              right[word].of < minForShare
                ? text.noShare
                : text.percent({ share: right[word].passed / right[word].of }),
            ]),
          }}
        />
      )}
      <p className="mt-2 text-sm text-muted">{text.confidenceHint}</p>
    </section>
  )
}
