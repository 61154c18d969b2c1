import Link from 'next/link'
import { cardPath } from '#browser/paths'
import { RichText } from '#components/item/rich-text'

interface CardLookProps {
  cardId: string
  /** What stands above the prompt; null if it goes without saying. */
  term: string | null
  prompt: string
  excerpt: string | null
}

/** By what a card is recognised in a list: a link to it, its prompt, and some lines of its program. */
export function CardLook({ cardId, term, prompt, excerpt }: CardLookProps) {
  return (
    <>
      <Link href={cardPath(cardId)} className="font-[600] hover:text-accent" data-content>
        <RichText text={term ?? prompt} />
      </Link>
      {term === null ? null : (
        <p className="line-clamp-2" data-content>
          <RichText text={prompt} />
        </p>
      )}
      {excerpt === null ? null : (
        <pre className="my-1 max-w-full overflow-hidden border-s-2 border-line ps-3 font-mono text-sm text-ellipsis text-muted">
          {excerpt}
        </pre>
      )}
    </>
  )
}
