'use client'

import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { ShowRun } from '#components/timeline/show-run'
import type { ShownProgram } from '#domain/program/shown-program'

/** Puts a button below each code block of the lesson that was run. */
export function LessonRuns({ programs }: { programs: readonly ShownProgram[] }) {
  const [places, setPlaces] = useState<{ runHash: string; place: HTMLElement }[]>([])
  useEffect(() => {
    const made = programs.flatMap(({ line, runHash }) => {
      const block = document.querySelector(`.prose pre[data-line="${line}"]`)
      if (block === null) return []
      const place = document.createElement('div')
      const below = block.nextElementSibling
      ;(below?.matches('.below-code') === true ? below : block).after(place)
      return [{ runHash, place }]
    })
    // React did not render the code blocks, so their places in the document are known only now.
    // eslint-disable-next-line react-hooks/set-state-in-effect
    setPlaces(made)
    return () => made.forEach(({ place }) => place.remove())
  }, [programs])
  return places.map(({ runHash, place }) => createPortal(<ShowRun hash={runHash} />, place, runHash))
}
