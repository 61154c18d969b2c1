import { minuteRange } from '#messages/minute-range'
import { ArrowLeft, ArrowRight, Check } from 'lucide-react'
import { partLink } from '#browser/paths'
import { BeginCards, type Beginning } from '#components/lesson/begin-cards'
import type { SectionMinutes } from '#domain/lesson/section-minutes'
import { useTexts } from '#texts'
import { writtenIn } from '#domain/language/written-in'

interface NeighbourSection {
  anchor: string
  title: string
  minutes: SectionMinutes
}

interface SectionEndProps {
  lessonId: string
  /** The language of the lesson; null if it cannot be told. */
  language: string | null
  section: { parts: { anchor: string }[]; cards: number; begun: number }
  /** The section before it; null before the first one. */
  previous: NeighbourSection | null
  /** The section after it; null after the last one. */
  next: NeighbourSection | null
  begin: (beginning: Beginning) => Promise<number>
}

/** The end of a section: its cards, which can be begun now, and the ways to the sections before and after it. */
export function SectionEnd({ lessonId, language, section, previous, next, begin }: SectionEndProps) {
  const text = useTexts('lesson-sections')
  const { parts, cards, begun } = section
  return (
    <div className="mt-8 grid gap-4 border-t border-line pt-5 print:hidden">
      <BeginCards
        label={text.begin({ cards: cards - begun })}
        begun={begun}
        cards={cards}
        beginning={{ lessonId, parts: parts.map(({ anchor }) => anchor) }}
        begin={begin}
        ifBegun={
          cards === 0 ? null : (
            <p className="flex items-center gap-2 text-sm text-muted">
              <Check className="size-4 text-good" aria-hidden="true" />
              {text.allBegun({ cards })}
            </p>
          )
        }
      />
      <div className="flex flex-wrap justify-between gap-x-6 gap-y-2">
        {previous === null ? <span /> : <PreviousSection {...previous} language={language} />}
        {next === null ? null : <NextSection {...next} language={language} />}
      </div>
    </div>
  )
}

const toSection = 'group flex min-h-11 items-center gap-3 text-sm'

function PreviousSection({ anchor, title, language }: NeighbourSection & { language: string | null }) {
  const text = useTexts('lesson-sections')
  return (
    <a href={partLink(anchor)} className={toSection}>
      <ArrowLeft className="size-4 shrink-0 text-muted" aria-hidden="true" />
      <span>
        <span className="block text-muted">{text.previous}</span>
        <span
          {...(title === '' ? {} : writtenIn(language))}
          className="block text-accent group-hover:underline"
        >
          {title === '' ? text.beginning : title}
        </span>
      </span>
    </a>
  )
}

function NextSection({ anchor, title, minutes, language }: NeighbourSection & { language: string | null }) {
  const text = useTexts('lesson-sections')
  return (
    <a href={partLink(anchor)} className={`${toSection} ms-auto text-end`}>
      <span>
        <span className="block text-muted">
          {text.next} · {text.minutes({ minutes: minuteRange(minutes) })}
        </span>
        <span {...writtenIn(language)} className="block font-[600] text-accent group-hover:underline">
          {title}
        </span>
      </span>
      <ArrowRight className="size-4 shrink-0 text-muted" aria-hidden="true" />
    </a>
  )
}
