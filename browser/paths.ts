interface LessonLocation {
  courseId: string
  slug: string
  /** Line of the lesson's file, see `renderLesson`; the top of the page if left out. */
  line?: number
}

export interface LessonLink extends LessonLocation {
  title: string
}

/** Path of a lesson's page, or of the block that starts at a line of its file. */
export const lessonPath = ({ courseId, slug, line }: LessonLocation): string =>
  `/lessons/${courseId}/${slug}${line === undefined ? '' : `#line-${line}`}`

/** Path of a section of a lesson, by the anchor of its first heading. */
export const sectionPath = (lesson: LessonLocation, anchor: string): string =>
  `${lessonPath({ courseId: lesson.courseId, slug: lesson.slug })}${anchor === '' ? '' : `#${anchor}`}`

/** Path of an exercise of a lesson, by its number from 1. */
export const exercisePath = ({ courseId, slug }: LessonLocation, number: number): string =>
  `/lessons/${courseId}/${slug}/practice?n=${number}`

/** Path of a card's page. The slashes of its id stay slashes. */
export const cardPath = (cardId: string): string =>
  `/cards/${cardId
    .split('/')
    .map((part) => encodeURIComponent(part))
    .join('/')}`
