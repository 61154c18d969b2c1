'use client'

import { useRef, type ReactNode } from 'react'
import { useLinkedBlock } from '#browser/lesson/use-linked-block'

/** Highlights the block of a lesson that the page's address links to. */
export function LinkedBlock({ children }: { children: ReactNode }) {
  const lesson = useRef<HTMLDivElement>(null)
  useLinkedBlock(lesson)
  return <div ref={lesson}>{children}</div>
}
