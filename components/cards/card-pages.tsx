import Link from 'next/link'
import { buttonClass } from '#components/ui/button'
import { cardsMessages as text } from '#messages/cards'

interface CardPagesProps {
  query: Record<string, string | number | undefined>
  page: number
  pages: number
}

/** Leads to the pages before and behind; nothing where there is one alone. */
export function CardPages({ query, page, pages }: CardPagesProps) {
  if (pages === 1) return null
  const hrefOf = (number: number) => {
    const parts = Object.entries({ ...query, page: number }).filter(([, value]) => value !== undefined)
    return `/cards?${new URLSearchParams(parts.map(([name, value]) => [name, String(value)])).toString()}`
  }
  return (
    <nav aria-label={text.pages} className="mt-6 flex flex-wrap items-center justify-between gap-3">
      {page > 1 ? (
        <Link href={hrefOf(page - 1)} rel="prev" className={buttonClass('secondary')}>
          {text.previous}
        </Link>
      ) : (
        <span />
      )}
      <span className="text-sm text-muted">{text.page(page, pages)}</span>
      {page < pages ? (
        <Link href={hrefOf(page + 1)} rel="next" className={buttonClass('secondary')}>
          {text.next}
        </Link>
      ) : (
        <span />
      )}
    </nav>
  )
}
