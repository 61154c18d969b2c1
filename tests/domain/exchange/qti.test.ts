import { DOMParser, type Element } from '@xmldom/xmldom'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { asQti } from '#domain/exchange/qti'
import { hostileLine, hostileText, lessonSaying } from '#tests/support/hostile-items'
import { textOfHtml } from '#tests/support/html-text'

/** Throws at whatever is not well-formed. */
function readXml(xml: string | undefined): Element {
  const parser = new DOMParser({
    onError: (_level, message) => {
      throw new Error(message)
    },
  })
  const root = parser.parseFromString(xml ?? '', 'text/xml').documentElement
  if (root === null) throw new Error('There is no element.')
  return root
}

const all = (element: Element, tag: string): Element[] => [...element.getElementsByTagName(tag)]
function one(element: Element, tag: string): Element {
  const [found, second] = all(element, tag)
  if (found === undefined || second !== undefined) throw new Error(`There is not one ${tag}.`)
  return found
}
/** What an element says, read as a browser reads its XHTML. */
const said = (element: Element): string =>
  textOfHtml(
    [...element.childNodes]
      .map(String)
      .join('')
      .replaceAll(/ xmlns="[^"]*"/gu, ''),
  )
const values = (element: Element, tag: string) => all(element, tag).map((value) => value.textContent)

const itemsOf = (files: Record<string, string>) => {
  const item = (id: string) => readXml(files[`items/r-course_2f_${id}.xml`])
  return {
    essay: item('self-graded'),
    choice: item('choice'),
    typed: item('typed'),
    order: item('order'),
    number: item('seconds'),
  }
}

test('a reader of XML finds every text as it was', () => {
  fc.assert(
    fc.property(hostileText, hostileLine, (text, line) => {
      const files = asQti([lessonSaying(text, line)])
      const { essay, choice, typed, order, number } = itemsOf(files)
      // Not well-formed where no CDATA begins, which this parser overlooks.
      expect(Object.values(files).join('')).not.toContain(']]>')

      expect(said(one(essay, 'qti-rubric-block'))).toBe(text)
      expect(said(one(essay, 'qti-item-body'))).toBe(text + text)
      expect(said(one(choice, 'qti-item-body'))).toBe(`${text}${text}${text}${text}!`)
      expect(all(choice, 'qti-simple-choice').map(said)).toEqual([text, `${text}!`])
      expect(values(one(choice, 'qti-correct-response'), 'qti-value')).toEqual(['option-1'])
      expect(all(choice, 'qti-modal-feedback').slice(1).map(said)).toEqual([text, text])
      expect(values(one(typed, 'qti-correct-response'), 'qti-value')).toEqual([line])
      expect(values(one(typed, 'qti-string-match'), 'qti-base-value')).toEqual([line])
      const [parts, places] = all(order, 'qti-simple-match-set')
      if (parts === undefined || places === undefined) throw new Error('Nothing is to be matched.')
      expect(all(parts, 'qti-simple-associable-choice').map(said)).toEqual([line, `  ${line}`, `${line}!`])
      expect(all(places, 'qti-simple-associable-choice').map(said)).toEqual(['1', '2', '3'])
      expect(values(one(number, 'qti-equal'), 'qti-base-value')).toEqual(['1.5'])
    }),
  )
})

test('tabs, carriage returns and characters that XML has no place for are not lost', () => {
  const { essay, typed } = itemsOf(asQti([lessonSaying('x\u{1b}[0m\r\ny', 'a\tb')]))
  expect(one(essay, 'qti-rubric-block').textContent).toBe('x␛[0m\ry')
  expect(values(one(typed, 'qti-string-match'), 'qti-base-value')).toEqual(['a\tb'])
})

describe('a package', () => {
  const files = asQti([lessonSaying('x', 'y')])

  test('has a file for each resource of its manifest, and no other', () => {
    const manifest = readXml(files['imsmanifest.xml'])
    const hrefs = all(manifest, 'resource').map((resource) => resource.getAttribute('href'))
    expect(hrefs.toSorted()).toEqual(
      Object.keys(files)
        .filter((file) => file !== 'imsmanifest.xml')
        .toSorted(),
    )
    expect(all(manifest, 'file').map((file) => file.getAttribute('href'))).toEqual(hrefs)
    const names = all(manifest, 'resource').map((resource) => resource.getAttribute('identifier'))
    expect(new Set(names).size).toBe(names.length)
    for (const needed of all(manifest, 'dependency'))
      expect(names).toContain(needed.getAttribute('identifierref'))
  })

  test('has a test for each lesson that asks its items in order', () => {
    const asked = all(readXml(files['tests/r-course_2f_lesson.xml']), 'qti-assessment-item-ref')
    expect(asked.map((ref) => ref.getAttribute('href'))).toEqual(
      ['self-graded', 'choice', 'typed', 'order', 'seconds'].map((id) => `../items/r-course_2f_${id}.xml`),
    )
  })

  test('has names that XML and file systems take, and no two ids have the same', () => {
    for (const file of Object.keys(files)) expect(file).toMatch(/^[\w/.-]+$/)
    const named = (id: string) => Object.keys(asQti([{ ...lessonSaying('x', 'y'), id }]))
    expect(named('a/b')).not.toEqual(named('a_2f_b'))
  })

  /** The order of elements in an item, as the specification's content model has it. */
  test('has items whose parts stand in the order of the standard', () => {
    const order = [
      ...['qti-response-declaration', 'qti-outcome-declaration', 'qti-item-body'],
      ...['qti-response-processing', 'qti-modal-feedback'],
    ]
    for (const item of Object.values(itemsOf(files))) {
      const tags = [...item.childNodes].map(({ nodeName }) => nodeName).filter((tag) => tag !== '#text')
      expect([...new Set(tags)]).toEqual(order)
      expect(tags).toEqual(tags.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)))
    }
  })

  test('grades by what its items declare: every identifier that one names is there', () => {
    for (const item of Object.values(itemsOf(files))) {
      const declared = [
        ...all(item, 'qti-response-declaration'),
        ...all(item, 'qti-outcome-declaration'),
      ].map((one) => one.getAttribute('identifier'))
      const named = [
        ...all(item, 'qti-variable'),
        ...all(item, 'qti-correct'),
        ...all(item, 'qti-set-outcome-value'),
      ].map((one) => one.getAttribute('identifier'))
      for (const name of named) expect(declared).toContain(name)
      const choices = [...all(item, 'qti-simple-choice'), ...all(item, 'qti-simple-associable-choice')].map(
        (one) => one.getAttribute('identifier'),
      )
      const isOfChoices = /^(?:identifier|directedPair)$/.test(
        one(item, 'qti-response-declaration').getAttribute('base-type') ?? '',
      )
      if (!isOfChoices) continue
      for (const value of values(one(item, 'qti-correct-response'), 'qti-value'))
        for (const name of value?.split(' ') ?? []) expect(choices).toContain(name)
    }
  })
})
