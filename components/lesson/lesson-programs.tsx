'use client'

import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { ProgramBench, type ProgramActions } from '#components/lesson/program-bench'

interface LessonProgramsProps {
  lessonId: string
  /** The language of the lesson; null if it cannot be told. */
  language: string | null
  programs: readonly { line: number; runHash: string; hasQuestions: boolean; folds: boolean }[]
  actions: ProgramActions
  sandboxUrl: string
}

/** What can be done with each program of a lesson, below its code block. */
export function LessonPrograms({ lessonId, language, programs, actions, sandboxUrl }: LessonProgramsProps) {
  const [places, setPlaces] = useState<ReadonlyMap<number, Element>>(new Map())
  useEffect(() => {
    const found = [...document.querySelectorAll<HTMLElement>('.prose [data-program]')]
    for (const place of found) {
      place.replaceChildren()
      // It stands in the text of the lesson, but is of the interface.
      place.dir = document.documentElement.dir
    }
    // React did not render the code blocks, so their places in the document are known only now.
    // eslint-disable-next-line react-hooks/set-state-in-effect
    setPlaces(new Map(found.map((place) => [Number(place.getAttribute('data-program')), place])))
  }, [])
  return programs.map(({ line, runHash, hasQuestions, folds }) => {
    const place = places.get(line)
    return place === undefined
      ? null
      : createPortal(
          <ProgramBench
            place={hasQuestions ? { lessonId, line } : null}
            folds={folds}
            runHash={runHash}
            language={language}
            actions={actions}
            sandboxUrl={sandboxUrl}
          />,
          place,
          String(line),
        )
  })
}
