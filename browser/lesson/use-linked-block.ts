import { useEffect, useRef, type RefObject } from 'react'
import { unfoldAround } from '#browser/lesson/unfold'
import { lineOfHash, targetOfHash } from '#browser/lesson/use-current-section'

/**
 * Shows what the page's address links to. A line: the block that starts there, or the last one before it, is scrolled to
 * and highlighted; the browser itself finds only blocks that start exactly there. A heading in a section that was hidden
 * when the browser looked for it: it is scrolled to, and its section gets the focus, as after any link within a page.
 *
 * @param section index of the section that is shown
 */
export function useLinkedBlock(lesson: RefObject<HTMLElement | null>, section: number): void {
  const before = useRef(section)
  useEffect(() => {
    const hasMoved = before.current !== section
    before.current = section
    const { hash } = window.location
    if (hasMoved) {
      const shown = lesson.current?.querySelector<HTMLElement>(`[data-section="${section}"]`)
      shown?.focus({ preventScroll: true })
      if (lineOfHash(hash) === null) (targetOfHash(hash) ?? shown)?.scrollIntoView()
    }
    const line = lineOfHash(hash)
    if (line === null) return
    const blocks = [...(lesson.current?.querySelectorAll<HTMLElement>('[id^="line-"]') ?? [])]
    const block = blocks.findLast(({ id }) => Number(id.slice('line-'.length)) <= line)
    if (block === undefined || lesson.current === null) return
    unfoldAround(lesson.current, block)
    block.dataset['inSight'] = ''
    block.scrollIntoView({ block: 'center' })
    return () => {
      delete block.dataset['inSight']
    }
  }, [lesson, section])
}
