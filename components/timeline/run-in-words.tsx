import { RichText } from '#components/item/rich-text'
import type { Moment } from '#domain/trace/run-story'
import { useTexts } from '#texts'
import type { RunWords } from '#messages/run-words'

interface RunInWordsProps {
  moments: readonly Moment[]
  words: RunWords
  title: string
  isCut: boolean
  isOpen: boolean
}

/** The steps as a list of sentences: for screen readers, for printing, and if scripts are disabled. */
export function RunInWords({ moments, words, title, isCut, isOpen }: RunInWordsProps) {
  const text = useTexts('timeline')
  return (
    <details className="run-in-words" open={isOpen}>
      <summary className="disclosure font-[600]">{title}</summary>
      <ol className="ms-8 grid max-w-prose list-decimal gap-2">
        {moments.map(({ seconds, facts }, i) => (
          <li key={i} className="ps-1 [content-visibility:auto]">
            {moments[i - 1]?.seconds === seconds ? null : (
              <span className="me-2 font-[600]">{words.seconds(seconds)}</span>
            )}
            {facts.map((fact, n) => (
              <span key={n}>
                <RichText text={words.sentence(fact)} />{' '}
              </span>
            ))}
          </li>
        ))}
      </ol>
      {isCut ? <p className="mt-2 text-muted">{text.cut}</p> : null}
    </details>
  )
}
