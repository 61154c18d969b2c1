import { partLink } from '#browser/paths'
import { useTexts } from '#texts'

interface ReadOnProps {
  parts: readonly { anchor: string; title: string }[]
  /** Anchor of the part where the learner was; null if they have not been anywhere yet. */
  place: string | null
}

/** The way to where the learner was; nothing if that is the beginning. */
export function ReadOn({ parts, place }: ReadOnProps) {
  const text = useTexts('lesson-sections')
  const part = parts.find(({ anchor }, i) => i > 0 && anchor === place)
  if (part === undefined) return null
  return (
    <p className="mb-8 text-muted print:hidden">
      {text.wereAt({ title: part.title })}{' '}
      <a href={partLink(part.anchor)} className="text-accent underline underline-offset-2">
        {text.goOn}
      </a>
    </p>
  )
}
