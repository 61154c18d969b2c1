interface PlaceInLesson {
  courseId: string
  slug: string
  /** Line of the lesson's file, see `renderLesson`; without it, its beginning. */
  line?: number
}

/** Where a lesson is read. */
export const lessonPath = ({ courseId, slug, line }: PlaceInLesson): string =>
  `/lessons/${courseId}/${slug}${line === undefined ? '' : `#line-${line}`}`
