/** No folder of content/ gives a course such an id. */
const mark = '~'

/** The id of the course that holds a learner's own decks. */
export const ownCourseId = (userId: string): string => mark + userId

/** Whether a course holds the decks of one learner, whom alone it concerns. */
export const isOwnCourse = (courseId: string): boolean => courseId.startsWith(mark)
