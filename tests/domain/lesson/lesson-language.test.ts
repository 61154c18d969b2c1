import { describe, expect, test } from 'vitest'
import { writtenIn } from '#domain/language/written-in'
import { languageOfQuestion, languageOfReasons } from '#domain/items/question-language'
import { parseLesson } from '#domain/lesson/parse-lesson'
import { readMarkdown } from '#domain/lesson/read-markdown'

const languageOf = (markdown: string) => parseLesson('lesson.md', readMarkdown(markdown)).language

const german = `# Schleifen

Eine Schleife wiederholt Anweisungen, solange eine Bedingung erfüllt ist. Danach geht es dahinter weiter.

\`\`\`python
for each in range(3):
    print('This is not German at all, and longer than the text around it, but it is code.')
\`\`\`
`

describe('the language of a lesson', () => {
  test('is the one that its front matter names, as BCP 47 writes it', () => {
    expect(languageOf('---\nlanguage: pt_br\n---\n\n# Sets\n')).toBe('pt-BR')
  })

  test('is that of its text, if the front matter names none, or no tag', () => {
    expect(languageOf(german)).toBe('de')
    expect(languageOf(`---\nlanguage: Deutsch\n---\n\n${german}`)).toBe('de')
  })

  test('cannot be told of a lesson with hardly any text', () => {
    expect(languageOf('# 1\n')).toBeNull()
  })
})

test('what is written from right to left says so, and what cannot be told is marked as unknown', () => {
  expect(writtenIn('ar')).toEqual({ lang: 'ar', dir: 'rtl' })
  expect(writtenIn('he-IL')).toEqual({ lang: 'he-IL', dir: 'rtl' })
  expect(writtenIn('de')).toEqual({ lang: 'de', dir: 'auto' })
  expect(writtenIn(null)).toEqual({ lang: '', dir: 'auto' })
})

test('a question is in the language of the lesson, one about a program only where it is worded in that', () => {
  expect(languageOfQuestion('term-choice', 'fr')).toBe('fr')
  expect(languageOfQuestion('output-typed', 'de-AT')).toBe('de-AT')
  expect(languageOfQuestion('output-typed', 'fr')).toBe('fr')
  expect(languageOfQuestion('output-typed', 'it')).toBe('en')
  expect(languageOfQuestion('output-typed', null)).toBe('en')
})

test('the reasons of a question about a program are in English', () => {
  expect(languageOfReasons('term-choice', 'de')).toBe('de')
  expect(languageOfReasons('output-typed', 'de')).toBe('en')
  expect(languageOfReasons('output-typed', 'en-GB')).toBe('en-GB')
})
