import { Notice } from '#components/ui/notice'
import { numberFormat } from '#messages/formats'
import { useLocale, useTexts } from '#texts'

interface Preview {
  cards: number
  earlier: number
  later: number
  dueBefore: number
  dueAfter: number
  /** Reviews a day in each of the next weeks. */
  weeks: { now: number; then: number; moved: number }[]
  /** Of a maximum of minutes a day: how many answers fit, and on how many of these days that is too few. */
  limit: { answers: number; fullDays: number } | null
  /** The mean predicted recall of these cards today, from 0 to 1; null if it does not change. */
  recall: { now: number; then: number } | null
}

/** What settings would change, or why that cannot be said. */
export type PreviewOutcome =
  | { kind: 'preview'; preview: Preview }
  /** A field cannot be used. */
  | { kind: 'refused' }
  | { kind: 'tooOften' }
  | { kind: 'unreachable' }

interface SettingsPreviewProps {
  outcome: PreviewOutcome
  /** What changes: settings, or parameters of FSRS; or only the days of cards, which are moved by what is saved. */
  of: 'settings' | 'parameters' | 'days'
}

/** What a change of the plan would do to the reviews of the next weeks, and how many cards would move if that is wanted. */
export function SettingsPreview({ outcome, of }: SettingsPreviewProps) {
  const text = useTexts('settings')
  const locale = useLocale()
  if (outcome.kind !== 'preview') {
    return (
      <Notice tone="bad" announced>
        {outcome.kind === 'unreachable' ? text.unreachable : text.noPreview[outcome.kind]}
      </Notice>
    )
  }
  const { cards, earlier, later, dueBefore, dueAfter, weeks, limit, recall } = outcome.preview
  if (cards === 0) {
    return <Notice announced>{text.nothingToMove}</Notice>
  }
  return (
    <Notice announced>
      <table className="w-full border-collapse text-sm tabular-nums">
        <caption className="mb-2 text-start">{text.previewCaption}</caption>
        <thead>
          <tr className="align-bottom text-muted">
            <th scope="col" className="py-1 text-start font-normal">
              {text.previewWeek}
            </th>
            <th scope="col" className="py-1 ps-3 text-end font-normal">
              {text.previewNow}
            </th>
            {of === 'days' ? null : (
              <th scope="col" className="py-1 ps-3 text-end font-normal">
                {text.previewThen[of]}
              </th>
            )}
            <th scope="col" className="py-1 ps-3 text-end font-normal">
              {of === 'days' ? text.previewMoved : text.previewThenMoved}
            </th>
          </tr>
        </thead>
        <tbody>
          {weeks.map(({ now, then, moved }, index) => (
            <tr key={index} className="border-t border-line">
              <th scope="row" className="py-1 text-start font-normal">
                {text.week({ index })}
              </th>
              <td className="py-1 text-end">{perDay(locale, now)}</td>
              {of === 'days' ? null : <td className="py-1 text-end">{perDay(locale, then)}</td>}
              <td className="py-1 text-end">{perDay(locale, moved)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="mt-3">
        {earlier + later === 0 ? text.nothingMoves : text.moves({ n: cards, earlier, later })}{' '}
        {dueBefore === dueAfter ? null : text.dueInstead({ before: dueBefore, after: dueAfter })}
      </p>
      {recall === null || inPercent(recall.now) === inPercent(recall.then) ? null : (
        <p className="mt-3">{text.recallInstead(recall)}</p>
      )}
      {limit === null ? null : <p className="mt-3">{text.limit(limit)}</p>}
    </Notice>
  )
}

/** Whole percent, as the text says them. */
const inPercent = (share: number) => Math.round(share * 100)

/** Reviews a day, with a decimal if they are few. */
function perDay(locale: string, reviews: number): string {
  const digits = reviews < 10 ? 1 : 0
  return numberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(
    reviews,
  )
}
