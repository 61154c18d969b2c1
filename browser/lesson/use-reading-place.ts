import { useEffect, useRef, useState } from 'react'

/** A part counts as being read once its heading has passed this share of the screen's height. */
const readingHeight = 0.4
/** The place is kept once the reader has stayed there for so long. */
const stayMillis = 2_000

/**
 * The part of a lesson that is being read: the last one whose heading has passed the upper part of the screen.
 *
 * @param anchors ids of the headings that are shown, in order; `''` for what comes before the first heading
 * @param onStay called with the part when the reader has moved to it and stayed, or leaves the page there
 */
export function useReadingPlace(anchors: readonly string[], onStay: (anchor: string) => void): string {
  const first = anchors[0] ?? ''
  const [place, setPlace] = useState(first)
  const key = JSON.stringify(anchors)
  const shownFirst = useRef(key)

  useEffect(() => {
    const headings = (JSON.parse(key) as string[]).flatMap((anchor) => {
      const element = anchor === '' ? null : document.getElementById(anchor)
      return element === null ? [] : [{ anchor, element }]
    })
    let frame = 0
    let timer: ReturnType<typeof setTimeout> | undefined
    let last = first
    let unsaved = false
    const save = () => {
      if (unsaved) onStay(last)
      unsaved = false
    }
    const moveTo = (anchor: string) => {
      last = anchor
      unsaved = true
      setPlace(anchor)
      clearTimeout(timer)
      timer = setTimeout(save, stayMillis)
    }
    const look = () => {
      frame = 0
      const limit = window.innerHeight * readingHeight
      const passed = headings.findLast(({ element }) => element.getBoundingClientRect().top < limit)
      const now = passed?.anchor ?? first
      if (now !== last) moveTo(now)
    }
    const onScroll = () => {
      if (frame === 0) frame = requestAnimationFrame(look)
    }
    const onHide = () => {
      if (document.visibilityState === 'hidden') save()
    }
    // The reader has moved to another section.
    if (key !== shownFirst.current) moveTo(first)
    shownFirst.current = key
    window.addEventListener('scroll', onScroll, { passive: true })
    document.addEventListener('visibilitychange', onHide)
    return () => {
      window.removeEventListener('scroll', onScroll)
      document.removeEventListener('visibilitychange', onHide)
      cancelAnimationFrame(frame)
      clearTimeout(timer)
    }
  }, [key, first, onStay])
  return anchors.includes(place) ? place : first
}
