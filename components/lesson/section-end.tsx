import { ArrowDown, Check } from 'lucide-react'
import { BeginCards, type Beginning } from '#components/lesson/begin-cards'
import { sectionMessages as text } from '#messages/lesson'

interface SectionEndProps {
  lessonId: string
  section: { parts: { anchor: string }[]; cards: number; begun: number }
  /** The section after it; null after the last one. */
  next: { anchor: string; title: string; minutes: number } | null
  begin: (beginning: Beginning) => Promise<number>
}

/** The end of a section: its cards, which can be begun now, and the way to the next section. */
export function SectionEnd({ lessonId, section, next, begin }: SectionEndProps) {
  const { parts, cards, begun } = section
  return (
    <div className="mt-8 flex flex-wrap items-center justify-between gap-x-6 gap-y-3 border-t border-line pt-4 print:hidden">
      <div>
        <BeginCards
          label={text.begin(cards - begun)}
          begun={begun}
          cards={cards}
          beginning={{ lessonId, parts: parts.map(({ anchor }) => anchor) }}
          begin={begin}
          ifBegun={
            cards === 0 ? null : (
              <p className="flex items-center gap-2 text-sm text-muted">
                <Check className="size-4 text-good" aria-hidden="true" />
                {text.allBegun(cards)}
              </p>
            )
          }
        />
      </div>
      {next === null ? null : (
        <a href={`#${next.anchor}`} className="group flex min-h-11 items-center gap-3 text-sm">
          <span>
            <span className="block text-muted">
              {text.next} · {text.minutes(next.minutes)}
            </span>
            <span className="block font-[600] text-accent group-hover:underline">{next.title}</span>
          </span>
          <ArrowDown className="size-4 shrink-0 text-muted" aria-hidden="true" />
        </a>
      )}
    </div>
  )
}
