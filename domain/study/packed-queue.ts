import type { StudyQueue } from '#domain/study/study-card'

/**
 * A queue as the text in which the page brings it. React looks at each part of each object that a page hands to the
 * browser, several times; for twelve cards that took a seventh of all that the page costs. A text it copies.
 */
export type PackedQueue = string & { readonly holds: StudyQueue }

export const packQueue = (queue: StudyQueue) => JSON.stringify(queue) as PackedQueue

export const unpackQueue = (packed: PackedQueue) => JSON.parse(packed) as StudyQueue
