import { useEffect, type RefObject } from 'react'

const lineAnchor = /^#line-(\d+)$/

/**
 * Scrolls to the block of a lesson that the page's address links to, and highlights it: the block that starts at the
 * line, or the last one before it. The browser itself finds only blocks that start exactly there.
 */
export function useLinkedBlock(lesson: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const line = Number(lineAnchor.exec(window.location.hash)?.[1] ?? Number.NaN)
    const blocks = [...(lesson.current?.querySelectorAll<HTMLElement>('[id^="line-"]') ?? [])]
    const block = blocks.findLast(({ id }) => Number(id.slice('line-'.length)) <= line)
    if (block === undefined) return
    block.dataset['inSight'] = ''
    block.scrollIntoView({ block: 'center' })
    return () => {
      delete block.dataset['inSight']
    }
  }, [lesson])
}
