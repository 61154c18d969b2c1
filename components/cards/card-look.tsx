import { Link } from '#components/ui/link'
import { cardPath } from '#browser/paths'
import { RichText } from '#components/item/rich-text'
import { writtenIn } from '#domain/language/written-in'
import { languageOfQuestion } from '#domain/items/question-language'
import type { ItemKind } from '#domain/items/items'

interface CardLookProps {
  cardId: string
  /** What stands above the prompt; null if it goes without saying. */
  term: string | null
  prompt: string
  excerpt: string | null
  kind: ItemKind
  /** The language of the lesson that it is from; null if it cannot be told. */
  language: string | null
}

/** By what a card is recognised in a list: a link to it, its prompt, and some lines of its program. */
export function CardLook({ cardId, term, prompt, excerpt, kind, language }: CardLookProps) {
  const asked = <RichText text={prompt} language={languageOfQuestion(kind, language)} />
  return (
    <>
      <Link href={cardPath(cardId)} className="font-[600] hover:text-accent">
        {term === null ? asked : <RichText text={term} language={language} />}
      </Link>
      {term === null ? null : <p className="line-clamp-2">{asked}</p>}
      {excerpt === null ? null : (
        <pre
          {...writtenIn(language)}
          dir="ltr"
          className="my-1 max-w-full overflow-hidden border-s-2 border-line ps-3 font-mono text-sm text-ellipsis text-muted"
        >
          {excerpt}
        </pre>
      )}
    </>
  )
}
