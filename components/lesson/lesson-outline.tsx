'use client'

import { minuteRange } from '#messages/minute-range'
import { Check, List } from 'lucide-react'
import { useCallback, useEffect, useRef } from 'react'
import { useCurrentSection } from '#browser/lesson/use-current-section'
import { useReadingPlace } from '#browser/lesson/use-reading-place'
import { partLink } from '#browser/paths'
import { totalMinutes, type SectionMinutes } from '#domain/lesson/section-minutes'
import { CodeName } from '#components/item/code-name'
import { useTexts } from '#texts'
import { writtenIn } from '#domain/language/written-in'

export interface OutlinedSection {
  /** Its first line in the lesson's file. */
  line: number
  /** Its headings; the anchor is `''` for the beginning of the lesson. */
  parts: { anchor: string; title: string }[]
  minutes: SectionMinutes
  /** Whether it has cards, and all of them were begun. */
  isBegun: boolean
}

interface LessonOutlineProps {
  lessonId: string
  sections: readonly OutlinedSection[]
  /** The language of the lesson; null if it cannot be told. */
  language: string | null
  /** Whether all sections are shown at once. */
  isWhole: boolean
  savePlace: (place: { lessonId: string; place: string }) => Promise<void>
}

/**
 * The table of contents of a lesson: beside the text where there is space, else to be opened above it. It says which
 * section is being read and how many minutes are left.
 */
export function LessonOutline({ lessonId, sections, language, isWhole, savePlace }: LessonOutlineProps) {
  const text = useTexts('lesson-sections')
  const keep = useCallback(
    (place: string) => {
      // If it cannot be kept now, the next place will be.
      savePlace({ lessonId, place }).catch(() => undefined)
    },
    [lessonId, savePlace],
  )
  const current = useCurrentSection(sections.map(({ line }) => line))
  const shown = isWhole ? sections : sections.slice(current, current + 1)
  const place = useReadingPlace(
    shown.flatMap(({ parts }) => parts.map(({ anchor }) => anchor)),
    keep,
  )
  const disclosure = useRef<HTMLDetailsElement>(null)
  const beside = useRef<HTMLElement>(null)

  // If the outline is higher than the screen, it follows the reader.
  useEffect(() => {
    const nav = beside.current
    const entry = nav?.querySelector<HTMLElement>('[aria-current]')
    if (nav === null || entry == null) return
    const { offsetTop: top, offsetHeight: height } = entry
    const isSeen = top >= nav.scrollTop && top + height <= nav.scrollTop + nav.clientHeight
    if (!isSeen) nav.scrollTop = top - nav.clientHeight / 2
  }, [place])

  const here = Math.max(
    0,
    sections.findIndex(({ parts }) => parts.some(({ anchor }) => anchor === place)),
  )
  const minutesLeft = totalMinutes(sections.slice(here).map(({ minutes }) => minutes))
  const left = text.minutesLeft({ minutes: minuteRange(minutesLeft) })
  const list = (
    <ol className="grid gap-0.5">
      {sections.map((section, i) => (
        <SectionEntry
          key={section.parts[0]?.anchor}
          section={section}
          language={language}
          place={i === here ? place : null}
          onFollow={() => disclosure.current?.removeAttribute('open')}
        />
      ))}
    </ol>
  )
  const hint = <p className="mt-3 ps-3 text-sm text-muted">{text.minutesHint}</p>
  return (
    <>
      <nav
        ref={beside}
        aria-label={text.outline}
        className="sticky top-8 hidden max-h-[calc(100dvh-4rem)] overflow-y-auto lg:block print:hidden"
      >
        <p className="mb-3 flex items-baseline justify-between gap-3 ps-3 text-sm">
          <span className="font-[650]">{text.outline}</span>
          <span className="text-muted">{left}</span>
        </p>
        {list}
        {hint}
      </nav>
      <nav aria-label={text.outline} className="lg:hidden print:hidden">
        <details ref={disclosure} className="border-y border-line bg-surface">
          <summary className="flex min-h-11 list-none items-center gap-3 px-4 py-2 text-sm [&::-webkit-details-marker]:hidden">
            <List className="size-4 shrink-0 text-muted" aria-hidden="true" />
            <span className="grow font-[600]">{text.place({ section: here + 1, of: sections.length })}</span>
            <span className="text-muted">{left}</span>
          </summary>
          <div className="max-h-[60dvh] overflow-y-auto border-t border-line px-4 py-3">
            {list}
            {hint}
          </div>
        </details>
      </nav>
    </>
  )
}

interface SectionEntryProps {
  section: OutlinedSection
  language: string | null
  /** Anchor of the part that is being read, if it is in this section. */
  place: string | null
  onFollow: () => void
}

function SectionEntry({
  section: { parts, minutes, isBegun },
  language,
  place,
  onFollow,
}: SectionEntryProps) {
  const text = useTexts('lesson-sections')
  const isHere = place !== null
  return (
    <li className={`border-s-2 ps-3 ${isHere ? 'border-accent' : 'border-line'}`}>
      <ul>
        {parts.map(({ anchor, title }, i) => (
          <li key={anchor} className="flex items-baseline gap-2 text-sm">
            <a
              {...(title === '' ? {} : writtenIn(language))}
              href={partLink(anchor)}
              aria-current={place === anchor ? 'location' : undefined}
              onClick={onFollow}
              className={`min-w-0 grow hover:text-accent aria-[current=location]:text-accent ${i === 0 ? 'py-1.5 font-[600]' : 'pt-0.5 pb-1.5 text-muted'}`}
            >
              {title === '' ? text.beginning : <CodeName name={title} />}
            </a>
            {i > 0 ? null : (
              <span className="shrink-0 text-muted">
                {isBegun ? (
                  <Check className="me-1 inline size-4 text-good" role="img" aria-label={text.begun} />
                ) : null}
                {text.minutes({ minutes: minuteRange(minutes) })}
              </span>
            )}
          </li>
        ))}
      </ul>
    </li>
  )
}
