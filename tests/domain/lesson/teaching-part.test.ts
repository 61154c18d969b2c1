import { expect, test } from 'vitest'
import { teachingParts } from '#domain/lesson/teaching-part'

const lines = [
  '# Breakfast',
  '## Kettles',
  'A kettle boils water. Kettles need power.',
  '## Toasters',
  'A toaster needs no kettle. Put bread into the toaster.',
  '## Key concepts',
  '- **Kettle**: A vessel that boils water.',
  '- **Toaster**: A device that browns bread.',
  '- **Jam**: A spread of fruit and sugar. Toaster, toaster, toaster.',
]
const part = (anchor: string, line: number) => ({
  anchor,
  line,
  title: anchor,
  level: 2,
  offset: 0,
  words: 9,
})
const parts = [part('', 1), part('kettles', 2), part('toasters', 4), part('key-concepts', 6)]
const meanings: Record<string, string> = {
  Kettle: 'A vessel that boils water.',
  Toaster: 'A device that browns bread.',
  Jam: 'A spread of fruit and sugar.',
}
const concept = (term: string, first: number, definition = meanings[term] ?? '') => ({
  ...{ term, aliases: [], definition, source: { first } },
})

test('a concept of a list is taught where it is named most often, or else in the list', () => {
  const concepts = [concept('Kettle', 7), concept('Toaster', 8), concept('Jam', 9)]
  expect(teachingParts(concepts, parts, lines)).toEqual(['kettles', 'toasters', 'key-concepts'])
})

test('a concept that is defined among prose is taught there', () => {
  expect(teachingParts([concept('Toaster', 5), concept('Kettle', 3)], parts, lines)).toEqual([
    'toasters',
    'kettles',
  ])
})

test('a concept of a list that was only mentioned before is taught in the list', () => {
  const toaster = concept('Toaster', 8, 'Something electric for the morning, found in most kitchens.')
  const [, taught] = teachingParts([concept('Kettle', 7), toaster, concept('Jam', 9)], parts, lines)
  expect(taught).toBe('key-concepts')
})

test('the meaning may have been said in an earlier part', () => {
  const toaster = concept('Toaster', 8, 'A device that boils power.')
  const [, taught] = teachingParts([concept('Kettle', 7), toaster, concept('Jam', 9)], parts, lines)
  expect(taught).toBe('toasters')
})
