/** No folder of content/ gives a course such an id. */
const mark = '~'

/** The id of the course that holds a learner's own decks. */
export const ownCourseId = (userId: string): string => mark + userId

/** What the ids of own cards begin with, and no others do. */
export const ownCardPrefix = mark

/** The first text, by its code points, that comes after all that begins so. */
export const afterOwnCards = String.fromCodePoint((mark.codePointAt(0) ?? 0) + 1)

/** Whether a course holds the decks of one learner, whom alone it concerns. */
export const isOwnCourse = (courseId: string): boolean => courseId.startsWith(mark)
