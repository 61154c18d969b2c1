import { RichText } from '#components/item/rich-text'
import { useTexts } from '#texts'

export interface LeftBelief {
  id: string
  belief: string
  truth: string
  /** Of both, as a BCP 47 tag; null if it cannot be told. */
  language: string | null
}

/** Beliefs that the learner no longer answers by, each with what is true instead; nothing if there are none. */
export function LeftBehind({ beliefs }: { beliefs: readonly LeftBelief[] }) {
  const text = useTexts('today')
  if (beliefs.length === 0) return null
  return (
    <section>
      <h2 className="text-lg">{text.leftBehind}</h2>
      <p className="text-muted">{text.leftBehindText}</p>
      <ul className="mt-3 grid gap-3">
        {beliefs.map(({ id, belief, truth, language }) => (
          <li key={id} className="rounded-md border border-line bg-surface px-4 py-3">
            <s className="text-muted">
              <RichText text={belief} language={language} />
            </s>
            <p className="mt-1">
              <RichText text={truth} language={language} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
