import type { StudyCard } from '#domain/study/study-card'
import { sampleFace } from '#tests/support/sample-face'

/** A new card of a study session, with some parts replaced. */
export const sampleStudyCard = (part: Partial<StudyCard> = {}): StudyCard => ({
  cardId: 'course/card',
  itemId: 'item',
  revision: 0,
  follows: null,
  state: 'New',
  isLeech: false,
  smaller: null,
  exercise: null,
  face: sampleFace(),
  order: { options: [], lines: [], parts: [] },
  runHash: null,
  concept: null,
  lesson: {
    id: 'course/lesson',
    courseId: 'course',
    slug: 'lesson',
    title: 'Lesson',
    language: 'en',
    line: 1,
  },
  previews: {
    1: { kind: 'minutes', minutes: 1 },
    2: { kind: 'minutes', minutes: 6 },
    3: { kind: 'minutes', minutes: 10 },
    4: { kind: 'days', days: 8 },
  },
  quickMillis: null,
  followUp: null,
  earlierPasses: 0,
  version: 'version',
  ...part,
})
