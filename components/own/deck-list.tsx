import { Link } from '#components/ui/link'
import { deckPath } from '#browser/paths'
import { useTexts } from '#texts'

interface DeckListProps {
  decks: { id: string; title: string; cards: number; waiting: number }[]
}

/** A learner's decks, with how many cards each has. */
export function DeckList({ decks }: DeckListProps) {
  const text = useTexts('own')
  return (
    <ul className="grid grid-cols-1 gap-2">
      {decks.map(({ id, title, cards, waiting }) => (
        <li key={id}>
          <Link
            href={deckPath(id)}
            className="grid gap-1 rounded-md border border-line bg-surface px-4 py-3 hover:border-accent"
          >
            <span dir="auto" className="font-[600] [overflow-wrap:anywhere]">
              {title}
            </span>
            <span className="text-sm text-muted">
              {text.cards({ n: cards })} · {text.waiting({ n: waiting })}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
