import type { Option } from '#domain/items/items'

/** The right option of a choice question. */
export const keyOption = (text: string, feedback: string): Option => ({
  text,
  correct: true,
  misconception: null,
  feedback,
  runHash: null,
  partsAt: null,
})

/** A wrong option without a misconception behind it. */
export const distractorOption = (text: string, feedback: string): Option => ({
  ...keyOption(text, feedback),
  correct: false,
})
