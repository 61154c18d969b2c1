import type { ItemFace } from '#domain/items/item-face'

/** The face of a self-graded card, with some parts replaced. Its explanation differs from those of other prompts. */
export const sampleFace = ({ prompt = 'What is it?', ...part }: Partial<ItemFace> = {}): ItemFace => ({
  kind: 'self-graded',
  prompt,
  code: null,
  codeHtml: null,
  answer: 'This.',
  accepted: ['This.'],
  options: [],
  explanation: `So says the lesson of “${prompt}”`,
  run: null,
  ...part,
})
