import type { ItemFace } from '#domain/items/item-face'

/** The face of a self-graded card, with some parts replaced. */
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
