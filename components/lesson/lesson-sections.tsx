'use client'

import { useRef, type ReactNode } from 'react'
import { useCurrentSection } from '#browser/lesson/use-current-section'
import { useLinkedBlock } from '#browser/lesson/use-linked-block'

interface LessonSectionsProps {
  sections: readonly { anchor: string; line: number; content: ReactNode }[]
  /** Whether to show all of them at once. */
  isWhole: boolean
}

/**
 * The sections of a lesson, one at a time: the one that the page's address leads to. The others are on the page, but
 * hidden by a style that applies only on a screen and if scripts run; without scripts and on paper there is the whole
 * lesson.
 */
export function LessonSections({ sections, isWhole }: LessonSectionsProps) {
  const lesson = useRef<HTMLDivElement>(null)
  const current = useCurrentSection(sections.map(({ line }) => line))
  useLinkedBlock(lesson, current)
  return (
    <div ref={lesson} data-one-section={isWhole ? undefined : true}>
      {sections.map(({ anchor, content }, i) => (
        <div
          key={anchor}
          data-section={i}
          data-elsewhere={!isWhole && i !== current ? true : undefined}
          tabIndex={-1}
          className="scroll-mt-20 outline-none"
        >
          {content}
        </div>
      ))}
    </div>
  )
}
