import {
  BookOpenText,
  Brain,
  Clock,
  GitBranch,
  Link2,
  ListOrdered,
  LocateFixed,
  Quote,
  Terminal,
  TextCursorInput,
  type LucideIcon,
} from 'lucide-react'
import type { ItemKind } from '#domain/items/items'

const icons: Record<ItemKind, LucideIcon> = {
  'self-graded': Brain,
  cloze: TextCursorInput,
  'term-typed': Quote,
  'term-choice': Quote,
  'meaning-choice': BookOpenText,
  'output-typed': Terminal,
  'output-choice': Terminal,
  'output-order': ListOrdered,
  'how-long': Clock,
  outcome: Terminal,
  'printed-at': Clock,
  'suspends-first': LocateFixed,
  'raises-at': LocateFixed,
  'runs-next': LocateFixed,
  'what-if': GitBranch,
  'changed-output': GitBranch,
  'step-order': ListOrdered,
  'which-not': Link2,
  match: Link2,
  sort: Link2,
  'fill-operator': TextCursorInput,
  'fill-token': TextCursorInput,
}

/** A symbol for what a card asks, by which it is found in a list. Words beside it say the same. */
export function KindIcon({ kind }: { kind: ItemKind }) {
  const Icon = icons[kind]
  return (
    <span
      aria-hidden="true"
      className="hidden size-9 shrink-0 place-items-center rounded-md bg-accent-soft text-accent sm:grid"
    >
      <Icon className="size-4.5" />
    </span>
  )
}
