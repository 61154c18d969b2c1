import { useCallback, useSyncExternalStore } from 'react'

const lineAnchor = /^#line-(\d+)$/

/** The line of the lesson's file that an address leads to, such as `#line-12`; null if it leads elsewhere. */
export function lineOfHash(hash: string): number | null {
  const line = lineAnchor.exec(hash)?.[1]
  return line === undefined ? null : Number(line)
}

/** What on the page the address leads to by its id; null if nothing does. */
export function targetOfHash(hash: string): HTMLElement | null {
  try {
    return hash === '' ? null : document.getElementById(decodeURIComponent(hash.slice(1)))
  } catch {
    // It is not encoded as it should be, so it names nothing of ours.
    return null
  }
}

/**
 * The section of a lesson that the page's address leads to, so that links, bookmarks and the browser's Back button move
 * between sections: the one with the line or the heading that it names, or else the first.
 *
 * @param lines the first line of each section
 * @returns its index
 */
export function useCurrentSection(lines: readonly number[]): number {
  const key = lines.join(' ')
  const read = useCallback(() => {
    const { hash } = window.location
    const line = lineOfHash(hash)
    if (line !== null) {
      const firstLines = key.split(' ').map(Number)
      return Math.max(
        0,
        firstLines.findLastIndex((first) => first <= line),
      )
    }
    const section = targetOfHash(hash)?.closest<HTMLElement>('[data-section]')
    return Number(section?.dataset['section'] ?? 0)
  }, [key])
  return useSyncExternalStore(onHashChange, read, () => 0)
}

function onHashChange(listener: () => void): () => void {
  window.addEventListener('hashchange', listener)
  return () => window.removeEventListener('hashchange', listener)
}
