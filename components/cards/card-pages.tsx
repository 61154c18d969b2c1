import { PageLinks } from '#components/ui/page-links'
import { useTexts } from '#texts'

interface CardPagesProps {
  query: Record<string, string | number | undefined>
  page: number
  pages: number
}

/** Links to the previous and next page of the cards that a query finds. */
export function CardPages({ query, page, pages }: CardPagesProps) {
  const text = useTexts('cards')
  const hrefOf = (number: number) => {
    const parts = Object.entries({ ...query, page: number }).filter(([, value]) => value !== undefined)
    return `/cards?${new URLSearchParams(parts.map(([name, value]) => [name, String(value)])).toString()}`
  }
  return <PageLinks className="mt-6" page={page} pages={pages} hrefOf={hrefOf} text={text} />
}
