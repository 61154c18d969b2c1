import type { StudyQueue } from '#domain/study/study-card'

/**
 * A queue as JSON, to pass it as a prop from the server to the browser. React visits every value of an object prop
 * several times, which for twelve cards took a seventh of the time to render the page; a string it only copies.
 */
export type PackedQueue = string & { readonly holds: StudyQueue }

export const packQueue = (queue: StudyQueue) => JSON.stringify(queue) as PackedQueue

export const unpackQueue = (packed: PackedQueue) => JSON.parse(packed) as StudyQueue
