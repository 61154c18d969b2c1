import type { Option } from '#domain/items/items'

/** The right option of a choice. */
export const keyOption = (text: string, feedback: string): Option => ({
  text,
  correct: true,
  misconception: null,
  feedback,
  runHash: null,
  partsAt: null,
})

/** A wrong option that no belief stands behind. */
export const distractorOption = (text: string, feedback: string): Option => ({
  ...keyOption(text, feedback),
  correct: false,
})
