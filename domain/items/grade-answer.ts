import type { Answer } from '#domain/items/answer'
import type { ItemKind } from '#domain/items/items'
import { formOfKind } from '#domain/items/kind-rules'
import { areOneEditApart } from '#domain/items/one-edit-apart'
import { alignLines, isSameLine } from '#domain/program/align-lines'
import { firstDifference } from '#domain/program/first-difference'

/** The part of an item that grading needs. */
export interface Gradable {
  kind: ItemKind
  answer: string | readonly string[]
  accepted: readonly string[]
  options: readonly { text: string; correct: boolean }[]
  parts?: readonly string[] | undefined
}

/** The result of grading. `credit`, from 0 to 1, is only shown; an answer passes if it is `correct`. */
export type Grade =
  | {
      correct: true
      credit: 1
      /** `spelling`: a typed term was accepted with one misspelling. */
      note: 'spelling' | null
    }
  | {
      correct: false
      credit: number
      /** `case`: the answer differs only in upper and lower case. */
      note: 'case' | null
      /** Number of the first wrong line, 1-based; null for answers without lines. */
      firstDifference: number | null
      /** How many lines are right, of the longer of both outputs, or how many parts; null for answers without them. */
      lines: { right: number; of: number } | null
    }

const right: Grade = { correct: true, credit: 1, note: null }

const wrong: Extract<Grade, { correct: false }> = {
  correct: false,
  credit: 0,
  note: null,
  firstDifference: null,
  lines: null,
}

const minLettersForMisspelling = 6

/**
 * The lines of an output, ignoring what learners cannot be expected to type exactly: line ends, trailing spaces and
 * blank lines, curly quotes and no-break spaces.
 */
export function normaliseOutput(text: string): string[] {
  const lines = text
    .normalize('NFC')
    .replace(/\r\n?/gu, '\n')
    .replace(/[\u{a0}\u{202f}]/gu, ' ')
    .replace(/[‘’]/gu, "'")
    .replace(/[“”]/gu, '"')
    .split('\n')
    .map((line) => line.trimEnd())
  while (lines.length > 0 && lines.at(-1) === '') lines.pop()
  return lines
}

function foldLine(line: string): string {
  return normaliseOutput(line).join(' ')
}

/** Characters that nobody sees: zero-width spaces, soft hyphens, direction marks. Joiners shape letters, and stay. */
const invisible = /[\u{ad}\u{200b}\u{200e}\u{200f}\u{202a}-\u{202e}\u{2060}\u{2066}-\u{2069}\u{feff}]/gu

/**
 * Normalises a typed term: ignores case, backticks, empty call parentheses, spacing, hyphens, width and final
 * punctuation, unless nothing else is left, as for the terms `?` and `-`.
 */
function normaliseTerm(text: string): string {
  const plain = text
    .normalize('NFKC')
    .replace(invisible, '')
    .toLowerCase()
    .replace(/[`"“”]/gu, '')
    .replace(/\(\s*\)/gu, '')
    .replace(/[‘’]/gu, "'")
    .trim()
  const folded = plain.replace(/[\s-]+/gu, ' ').trim()
  return (folded === '' ? plain : folded).replace(/(?<=.)[.!?]$/u, '')
}

/** Reads seconds in any usual notation: `3`, `3 s`, `3.0`, `3,0 seconds`. Null if the text has another form. */
function readSeconds(text: string): number | null {
  const match = /^\s*(\d+(?:[.,]\d+)?|[.,]\d+)\s*(?:s|sec|secs|seconds?|sekunden?)?\.?\s*$/iu.exec(
    text.normalize('NFKC'),
  )
  return match === null ? null : Number(match[1]?.replace(',', '.'))
}

function asText(answer: string | readonly string[]): string {
  return typeof answer === 'string' ? answer : answer.join('\n')
}

/**
 * Grades lines against the expected ones. Right are those that match when both are aligned; a line too many or missing
 * counts as one that does not.
 */
function gradeLines(expected: readonly string[], given: readonly string[]): Grade {
  const difference = firstDifference(expected, given)
  if (difference === null) return right
  const lower = (lines: readonly string[]) => lines.map((line) => line.toLowerCase())
  const isCaseOnly = firstDifference(lower(expected), lower(given)) === null
  const lines = {
    right: alignLines(expected, given).filter(isSameLine).length,
    of: Math.max(expected.length, given.length),
  }
  return {
    correct: false,
    credit: lines.right / lines.of,
    note: isCaseOnly ? 'case' : null,
    firstDifference: difference + 1,
    lines,
  }
}

/** The normalised forms of a term that count as equal: singular and plural. */
function termForms(text: string): string[] {
  const term = normaliseTerm(text)
  const singular = term.replace(/(?:(s|x|z|ch|sh)es|([^su])s)$/u, '$1$2').replace(/ie$/u, 'y')
  return [...new Set([term, singular, term.replace(/ies$/u, 'y')])]
}

/** Whether a term is misspelt by one edit. A different number is a different answer, not a misspelling. */
function isMisspelling(key: string, given: string): boolean {
  const numbers = (text: string): string => text.replace(/\P{N}+/gu, ' ').trim()
  const letters = key.replace(/\P{L}/gu, '').length
  return letters >= minLettersForMisspelling && numbers(key) === numbers(given) && areOneEditApart(key, given)
}

function gradeTerm(item: Gradable, text: string, otherTerms: readonly string[]): Grade {
  const accepted = [asText(item.answer), ...item.accepted].flatMap(termForms)
  const given = termForms(text)
  if (given[0] === '' || given[0] === undefined) return wrong
  if (given.some((form) => accepted.includes(form))) return right
  const isOtherTerm = otherTerms.flatMap(termForms).some((form) => given.includes(form))
  const isMisspelt = !isOtherTerm && given.some((form) => accepted.some((key) => isMisspelling(key, form)))
  return isMisspelt ? { correct: true, credit: 1, note: 'spelling' } : wrong
}

function gradeTypedOutput(item: Gradable, given: Answer): Grade {
  if (given.kind !== 'text') return wrong
  const grades = [asText(item.answer), ...item.accepted].map((text) =>
    gradeLines(normaliseOutput(text), normaliseOutput(given.text)),
  )
  return grades.reduce((best, grade) => (grade.credit > best.credit ? grade : best))
}

function gradeOrder(item: Gradable, given: Answer): Grade {
  if (given.kind !== 'lines') return wrong
  const expected = typeof item.answer === 'string' ? item.answer.split('\n') : item.answer
  return gradeLines(expected.map(foldLine), given.lines.map(foldLine))
}

function gradeChoice(item: Gradable, given: Answer): Grade {
  if (given.kind !== 'choice') return wrong
  return item.options.some((option) => option.correct && option.text === given.text) ? right : wrong
}

function gradeLine(item: Gradable, given: Answer): Grade {
  if (given.kind !== 'line') return wrong
  return [asText(item.answer), ...item.accepted].includes(String(given.line)) ? right : wrong
}

/** Grades what was assigned: each part counts for itself. */
function gradePairs({ parts = [], answer }: Gradable, given: Answer): Grade {
  if (given.kind !== 'pairs' || typeof answer === 'string') return wrong
  const placeOf = new Map(given.pairs.map(({ part, place }) => [part, place]))
  const count = parts.filter((part, index) => placeOf.get(part) === answer[index]).length
  if (count === parts.length && count > 0) return right
  const credit = parts.length === 0 ? 0 : count / parts.length
  return { ...wrong, credit, lines: { right: count, of: parts.length } }
}

/** Grades a token: only spaces around it do not count, nor a dot before a name and the brackets of a call after it. */
function gradeToken(item: Gradable, given: Answer): Grade {
  if (given.kind !== 'text') return wrong
  const token = given.text.normalize('NFKC').replace(invisible, '').trim()
  const name = /^\.?(\w+)(?:\(\))?$/u.exec(token)?.[1] ?? token
  return [asText(item.answer), ...item.accepted].includes(name) ? right : wrong
}

function gradeSeconds(item: Gradable, given: Answer): Grade {
  if (given.kind !== 'text') return wrong
  const seconds = readSeconds(given.text)
  const key = readSeconds(asText(item.answer))
  return seconds !== null && key !== null && Math.abs(seconds - key) < 1e-9 ? right : wrong
}

/**
 * Grades an answer. An answer of a kind that the item does not ask for is wrong.
 *
 * @param otherTerms terms of the course that are not accepted as a misspelling of the key
 */
export function gradeAnswer(item: Gradable, given: Answer, otherTerms: readonly string[] = []): Grade {
  if (given.kind === 'gave-up') return wrong
  switch (formOfKind(item.kind, Array.isArray(item.answer))) {
    case 'choice':
      return gradeChoice(item, given)
    case 'output':
      return gradeTypedOutput(item, given)
    case 'lines':
      return gradeOrder(item, given)
    case 'line':
      return gradeLine(item, given)
    case 'token':
      return gradeToken(item, given)
    case 'pairs':
      return gradePairs(item, given)
    case 'seconds':
      return gradeSeconds(item, given)
    case 'term':
      return given.kind === 'text' ? gradeTerm(item, given.text, otherTerms) : wrong
  }
}
