import { partLink } from '#browser/paths'
import { useTexts } from '#texts'
import { SentenceAbout } from '#components/item/sentence-about'

interface ReadOnProps {
  parts: readonly { anchor: string; title: string }[]
  /** Anchor of the part where the learner was; null if they have not been anywhere yet. */
  place: string | null
  /** The language of the lesson; null if it cannot be told. */
  language: string | null
}

/** The way to where the learner was; nothing if that is the beginning. */
export function ReadOn({ parts, place, language }: ReadOnProps) {
  const text = useTexts('lesson-sections')
  const part = parts.find(({ anchor }, i) => i > 0 && anchor === place)
  if (part === undefined) return null
  return (
    <p className="mb-8 text-muted print:hidden">
      <SentenceAbout sentence={text.wereAt({ title: part.title })} name={part.title} language={language} />{' '}
      <a href={partLink(part.anchor)} className="text-accent underline underline-offset-2">
        {text.goOn}
      </a>
    </p>
  )
}
