import { Link } from '#components/ui/link'
import { cardPath, deckPath } from '#browser/paths'
import { OwnText } from '#components/item/own-text'
import { PageLinks } from '#components/ui/page-links'
import { useTexts } from '#texts'

interface DeckCardsProps {
  deckId: string
  cards: { cardId: string; front: string; frontHtml: string; backHtml: string; tags: string[] }[]
  /** All tags of the deck. */
  tags: string[]
  /** The tag that the cards have in common; null if all are shown. */
  tag: string | null
  page: number
  pages: number
}

const linkClass = 'inline-flex min-h-11 items-center text-accent underline'
const maxNameLength = 60

/** The cards of a deck, a page at a time. */
export function DeckCards({ deckId, cards, tags, tag, page, pages }: DeckCardsProps) {
  const text = useTexts('own')
  const hrefOf = (number: number) =>
    `${deckPath(deckId)}?${new URLSearchParams({ ...(tag === null ? {} : { tag }), page: String(number) }).toString()}`
  return (
    <div className="grid grid-cols-1 gap-4">
      {tags.length === 0 ? null : <TagList deckId={deckId} tags={tags} current={tag} />}
      {cards.length === 0 ? <p className="text-muted">{tag === null ? text.empty : text.emptyTag}</p> : null}
      <ul className="grid grid-cols-1 gap-3">
        {cards.map((card) => (
          <li key={card.cardId} className="min-w-0 rounded-md border border-line bg-surface px-4 py-3">
            <Card deckId={deckId} {...card} />
          </li>
        ))}
      </ul>
      <PageLinks page={page} pages={pages} hrefOf={hrefOf} text={text} />
    </div>
  )
}

function Card({
  deckId,
  cardId,
  front,
  frontHtml,
  backHtml,
  tags,
}: { deckId: string } & DeckCardsProps['cards'][number]) {
  const text = useTexts('own')
  const name = front.trim().slice(0, maxNameLength)
  return (
    <>
      <OwnText html={frontHtml} />
      <details className="mt-2 border-t border-line">
        <summary className="disclosure text-sm font-[600] text-accent">{text.showBack}</summary>
        <OwnText html={backHtml} />
      </details>
      <div className="flex flex-wrap items-center gap-x-5 text-sm">
        <Link
          href={`${deckPath(deckId)}/${cardId}`}
          aria-label={text.editOf({ front: name })}
          className={linkClass}
        >
          {text.edit}
        </Link>
        <Link href={cardPath(cardId)} aria-label={text.progressOf({ front: name })} className={linkClass}>
          {text.progress}
        </Link>
        <span className="[overflow-wrap:anywhere] text-muted">{tags.map((tag) => `#${tag}`).join(' ')}</span>
      </div>
    </>
  )
}

function TagList({ deckId, tags, current }: { deckId: string; tags: string[]; current: string | null }) {
  const text = useTexts('own')
  const links = [
    { href: deckPath(deckId), label: text.anyTag, isCurrent: current === null },
    ...tags.map((tag) => ({
      href: `${deckPath(deckId)}?${new URLSearchParams({ tag }).toString()}`,
      label: `#${tag}`,
      isCurrent: tag === current,
    })),
  ]
  return (
    <nav aria-label={text.tagged}>
      <ul className="flex flex-wrap gap-x-4">
        {links.map(({ href, label, isCurrent }) => (
          <li key={href} className="min-w-0">
            <Link
              href={href}
              aria-current={isCurrent ? 'page' : undefined}
              className={`${linkClass} [overflow-wrap:anywhere] aria-[current=page]:font-[650] aria-[current=page]:no-underline`}
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
