import { readdirSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const folder = path.join(import.meta.dirname, '../../fixtures/lessons/grammar')

/** The features of the lesson grammar, and the lessons that show each. */
const rules: Record<string, string[]> = {
  'front matter, also broken': [
    'front-matter',
    'front-matter-broken',
    'front-matter-dots',
    'front-matter-is-a-list',
    'front-matter-unclosed',
  ],
  'ATX and setext headings': ['title-setext', 'front-matter'],
  'bold-term bullets with any usual separator': ['separators', 'strong-with-underscores', 'code-terms'],
  aliases: ['aliases'],
  'definition lists': ['definition-list'],
  'nested and ordered lists': ['lists-nested-and-ordered', 'plain-list'],
  'fences of any kind': ['fences', 'fence-unclosed'],
  'doctest sessions': ['doctest'],
  'HTML and comments': ['html', 'jekyll', 'asides'],
  'BOM and CRLF': ['bom-and-crlf'],
  'CJK and right-to-left text': ['cjk', 'right-to-left'],
  'an empty file': ['empty'],
  'terms distinguished from labels': [
    'labels',
    'labels-and-properties',
    'labels-nested-in-terms',
    'labels-repeated',
    'labels-that-are-terms',
    'label-without-subject',
    'attributes-alone',
    'attributes-as-terms',
    'glossary-beside-labels',
  ],
  'the same term with two meanings': ['same-term-two-headings', 'same-terms-under-two-headings'],
  'repeated definitions': ['repeated-definition'],
  'definitions outside of bullets': [
    'paragraph-definitions',
    'plain-glossary',
    'lone-definition',
    'sentence-form',
    'set-off-sentences',
    'definition-about-another',
    'dashes-around-meaning',
    'two-in-one-line',
    'code-that-does',
    'introduction',
  ],
  tables: ['table-of-terms', 'table-of-codes'],
  'sections without cards': ['stop-sections', 'uses-are-no-terms', 'headings-in-other-languages'],
  'key words in running text': ['key-words'],
  decoration: ['decoration'],
  advice: ['advice', 'mistakes-in-plain-words'],
  annotations: ['annotations', 'annotations-bad', 'annotation-skip', 'authored-card'],
  'prototype names': ['prototype-names'],
}

const lessons = readdirSync(folder).map((file) => path.parse(file).name)

test.each(Object.entries(rules))('%s: the lessons exist', (_, names) => {
  expect(names.filter((name) => !lessons.includes(name))).toEqual([])
})

test('every grammar lesson is listed', () => {
  const named = new Set(Object.values(rules).flat())
  expect(lessons.filter((name) => !named.has(name))).toEqual([])
})
