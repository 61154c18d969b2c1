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
  /** Whether the settings are saved, so that only moving the cards changes anything. */
  isSaved: boolean
}

/** What settings would do to the reviews of the next weeks, and how many cards would move if that is wanted. */
export function SettingsPreview({ outcome, isSaved }: SettingsPreviewProps) {
  const text = useTexts('settings')
  const locale = useLocale()
  if (outcome.kind !== 'preview') {
    return (
      <Notice tone="bad" announced>
        {outcome.kind === 'unreachable' ? text.unreachable : text.noPreview[outcome.kind]}
      </Notice>
    )
  }
  const { cards, earlier, later, dueBefore, dueAfter, weeks, limit } = outcome.preview
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
            {isSaved ? null : (
              <th scope="col" className="py-1 ps-3 text-end font-normal">
                {text.previewThen}
              </th>
            )}
            <th scope="col" className="py-1 ps-3 text-end font-normal">
              {isSaved ? text.previewMoved : text.previewThenMoved}
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
              {isSaved ? null : <td className="py-1 text-end">{perDay(locale, then)}</td>}
              <td className="py-1 text-end">{perDay(locale, moved)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="mt-3">
        {earlier + later === 0 ? text.nothingMoves : text.moves({ n: cards, earlier, later })}{' '}
        {dueBefore === dueAfter ? null : text.dueInstead({ before: dueBefore, after: dueAfter })}
      </p>
      {limit === null ? null : <p className="mt-3">{text.limit(limit)}</p>}
    </Notice>
  )
}

/** Reviews a day, with a decimal if they are few. */
function perDay(locale: string, reviews: number): string {
  const digits = reviews < 10 ? 1 : 0
  return numberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(
    reviews,
  )
}
