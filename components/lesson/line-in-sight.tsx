'use client'

import { useEffect } from 'react'

const name = /^#line-(\d+)$/

/** Shows the block that a link to a line of the lesson means: the one that begins there, or the nearest before it. */
export function LineInSight() {
  useEffect(() => {
    const wanted = Number(name.exec(window.location.hash)?.[1] ?? Number.NaN)
    const blocks = [...document.querySelectorAll<HTMLElement>('[id^="line-"]')]
    const block = blocks.findLast(({ id }) => Number(id.slice('line-'.length)) <= wanted)
    if (block === undefined) return
    block.dataset['inSight'] = ''
    block.scrollIntoView({ block: 'center' })
    return () => {
      delete block.dataset['inSight']
    }
  }, [])
  return null
}
