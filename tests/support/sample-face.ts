import type { ItemFace } from '#domain/items/item-face'

/** A face of a card that the learner judges; parts of it may be given. */
export const sampleFace = (part: Partial<ItemFace> = {}): ItemFace => ({
  kind: 'self-graded',
  prompt: 'What is it?',
  code: null,
  codeHtml: null,
  answer: 'This.',
  accepted: ['This.'],
  options: [],
  explanation: 'So says the lesson.',
  run: null,
  ...part,
})
