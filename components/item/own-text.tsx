import { withBreakableNames } from '#domain/lesson/lesson-html'
import { writtenIn } from '#domain/language/written-in'

/** What a learner wrote on a card. The HTML was sanitised when the card was saved. */
export function OwnText({ html, id }: { html: string; id?: string | undefined }) {
  return (
    <div
      id={id}
      {...writtenIn(null)}
      className="prose min-w-0"
      dangerouslySetInnerHTML={{ __html: withBreakableNames(html) }}
    />
  )
}
