import { isOwnCourse } from '#domain/own/own-course'

interface LessonLocation {
  courseId: string
  slug: string
  /** Line of the lesson's file, see `renderLesson`; the top of the page if left out. */
  line?: number
}

export interface LessonLink extends LessonLocation {
  title: string
  /** That it is written in, as a BCP 47 tag; null if it cannot be told. */
  language: string | null
}

/** Path of a deck of the learner's own. */
export const deckPath = (deckId: string): string => `/own/${deckId}`

/** Path of a lesson's page, or of the block that starts at a line of its file. An own deck has a page of its own. */
export const lessonPath = ({ courseId, slug, line }: LessonLocation): string =>
  isOwnCourse(courseId)
    ? deckPath(slug)
    : `/lessons/${courseId}/${slug}${line === undefined ? '' : `#line-${line}`}`

/** Path of a section of a lesson, by the anchor of its first heading. */
export const sectionPath = (lesson: LessonLocation, anchor: string): string =>
  `${lessonPath({ courseId: lesson.courseId, slug: lesson.slug })}${anchor === '' ? '' : `#${anchor}`}`

/** Link to a part of the lesson whose page is open, by the anchor of its heading; `''` is the beginning. */
export const partLink = (anchor: string): string => (anchor === '' ? '#content' : `#${anchor}`)

/** Path of an exercise of a lesson, by its number from 1. */
export const exercisePath = ({ courseId, slug }: LessonLocation, number: number): string =>
  `/lessons/${courseId}/${slug}/practice?n=${number}`

/** Path of a card's page. The slashes of its id stay slashes. */
export const cardPath = (cardId: string): string =>
  `/cards/${cardId
    .split('/')
    .map((part) => encodeURIComponent(part))
    .join('/')}`

/** Path of the page about progress that shows the concepts of a lesson, by its id, of `all` of them or of `none`. */
export const progressPath = (shown: string): string => `/progress?lesson=${encodeURIComponent(shown)}`

/** Path of the page with the evidence of how well a concept is known. */
export const conceptPath = (conceptId: string): string => {
  const [course = '', ...rest] = conceptId.split('/')
  return `/progress/${encodeURIComponent(course)}/${encodeURIComponent(rest.join('/'))}`
}
