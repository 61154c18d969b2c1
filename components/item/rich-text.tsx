import { Suspense } from 'react'
import { lazily } from '#browser/ui/lazily'
import { Breakable } from '#components/item/code-name'
import { piecesOf } from '#domain/items/item-text'
import { writtenIn } from '#domain/language/written-in'

// Few texts have formulas, and what draws them is large.
const Formula = lazily(async () => (await import('#components/item/formula')).Formula)

/** Begins to load what draws formulas if a text has some, so that they do not jump into their place. */
export function preloadFormulas(text: string): void {
  if (text.includes('$')) Formula.preload()
}

interface RichTextProps {
  text: string
  /** The language of a lesson that the text is from; left out for sentences of the interface. */
  language?: string | null
}

/** Text of an item: plain text with code spans in backticks, stressed words and formulas. Its direction follows its content. */
export function RichText({ text, language }: RichTextProps) {
  const written = language === undefined ? { dir: 'auto' } : writtenIn(language)
  return (
    <span {...written} className="[overflow-wrap:anywhere] whitespace-pre-line">
      {piecesOf(text).map((piece, i) => {
        if (piece.kind === 'plain') return <Breakable key={i} text={piece.text} />
        if (piece.kind === 'formula') {
          return (
            <Suspense key={i} fallback={<span className="animate-late">{`$${piece.text}$`}</span>}>
              <Formula tex={piece.text} />
            </Suspense>
          )
        }
        if (piece.kind === 'strong') return <strong key={i}>{piece.text}</strong>
        return (
          <code key={i} className="inline-code">
            <Breakable text={piece.text} />
          </code>
        )
      })}
    </span>
  )
}
