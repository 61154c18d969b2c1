import type { ClaimCandidate, TableCell } from '#domain/claims/candidate'
import { hasAny, isIn, startsWithAny, wordsOf } from '#domain/language/word-tests'
import { firstWordOf, hasVerb } from '#domain/language/english-tags'
import type { LanguageData } from '#domain/language/language'
import { isCalendarEntry } from '#domain/lesson/calendar-words'
import { cleanHeading } from '#domain/lesson/classify-heading'
import { countingHeadings, meaningHeadings } from '#domain/lesson/blocks/read-table'
import type { Section } from '#domain/lesson/parsed-lesson'
import { countWords, foldText, stemmed } from '#domain/lesson/words'

/** One thing that speaks for or against what a column of a table says about the names beside it. */
export interface ColumnRule {
  id: string
  sees: (cell: TableCell, language: LanguageData, sections: readonly Section[], stems: string) => boolean
}

const rule = (id: string, sees: ColumnRule['sees']): ColumnRule => ({ id, sees })

const most = (texts: readonly string[], test: (text: string) => boolean): boolean =>
  texts.filter(test).length > texts.length / 2
const hasTwice = (texts: readonly string[]): boolean => new Set(texts).size < texts.length
const isNumber = (text: string): boolean => /\d/u.test(text) && !/\p{L}{3,}/u.test(text)
const isCode = (text: string): boolean => /^`[^`]*`$/u.test(text)
const isEmpty = (text: string): boolean => !/[\p{L}\p{N}\p{S}`]/u.test(text)

/** A heading without its question mark. */
const asStated = (heading: string): string => heading.replace(/^¿|\s*\?$/gu, '')

/** Whether names are numbers that follow each other, so that they count rows and name nothing. */
const isCount = (names: readonly string[]): boolean =>
  names.length > 1 &&
  names.every((name, index) => /^\d+$/u.test(name) && Number(name) - Number(names[0]) === index)

/** Whether a heading is written as a column of a data set: `unit_price`, `day`. */
const isIdentifier = (heading: string): boolean => /^`?[\p{Ll}][\p{Ll}\d_]*`?$/u.test(heading)

const columnRules: readonly ColumnRule[] = [
  // The names.
  rule('names repeat', ({ names }) => hasTwice(names)),
  rule('names count the rows', ({ names }) => isCount(names)),
  rule('names are numbers', ({ names }) => most(names, isNumber)),
  rule('names are years', ({ names }) => most(names, (name) => /^(?:1\d|20)\d\d$/u.test(name))),
  rule('names are code', ({ names }) => most(names, (name) => name.includes('`'))),
  rule('names of over three words', ({ names }) => most(names, (name) => countWords(name) > 3)),
  rule('no heading above the names', ({ nameHeading }) => nameHeading === ''),
  rule('heading of the names counts', ({ nameHeading }) => countingHeadings.has(foldText(nameHeading))),
  rule('a heading above says what is named', ({ nameHeading }, _, sections) => {
    const kind = stemmed(nameHeading)
    return kind !== '' && sections.some(({ heading }) => ` ${stemmed(heading)} `.includes(` ${kind} `))
  }),
  rule('names recur in the text', ({ names }, _, __, stems) =>
    most(names, (name) => stemmed(name) !== '' && stems.includes(` ${stemmed(name)} `)),
  ),
  rule('names are single capitalised words', ({ names }) =>
    most(names, (name) => /^\p{Lu}[\p{Ll}’']+$/u.test(name)),
  ),
  rule('names start small', ({ names }) => most(names, (name) => /^\p{Ll}/u.test(name))),
  rule('names are days or months', ({ names }) => most(names, isCalendarEntry)),
  rule('names are properties', ({ isTransposed }) => isTransposed),
  rule('two rows or fewer', ({ names }) => names.length <= 2),
  // The heading.
  rule(
    'heading announces meanings',
    ({ heading }, { meanings }) =>
      meaningHeadings.has(heading.toLowerCase()) || isIn(asStated(heading), meanings),
  ),
  rule('heading is a word for any value', ({ heading }, { values }) => isIn(heading, values)),
  rule(
    'heading asks',
    ({ heading }, { questionWords }) => /\?$/u.test(heading) || startsWithAny(heading, questionWords),
  ),
  rule('heading is an attribute', ({ heading }, { attributes }) => isIn(heading, attributes)),
  rule('heading has an attribute', ({ heading }, { attributes }) => hasAny(heading, attributes)),
  rule('heading ends with a function word', ({ heading }, { functionWords, conditions }) =>
    [functionWords, conditions].some((words) => isIn(wordsOf(heading).at(-1) ?? '', words)),
  ),
  rule('heading has a verb', ({ heading }, { code }) => code === 'en' && hasVerb(heading)),
  rule('heading of two words or more', ({ heading }) => countWords(heading) > 1),
  rule('heading is an aside', ({ heading }, { asides }) => isIn(heading, asides)),
  rule('heading is a verb', ({ heading }, { code }) => code === 'en' && firstWordOf(heading) === 'verb'),
  rule('heading is of administration', ({ heading }, { administration }) =>
    isIn(asStated(heading), administration),
  ),
  rule('another heading is of administration', ({ heading, headings }, { administration }) =>
    headings.some((other) => other !== heading && isIn(asStated(other), administration)),
  ),
  rule('a heading above is of administration', (_, { administration }, sections) =>
    sections.some(({ heading }) => isIn(cleanHeading(heading), administration)),
  ),
  rule('heading is empty', ({ heading }) => heading === ''),
  rule('heading has code', ({ heading }) => heading.includes('`')),
  rule('headings are identifiers', ({ headings }) =>
    headings.filter((text) => text !== '').every(isIdentifier),
  ),
  rule('heading has a digit', ({ heading }) => /\d/u.test(heading)),
  // The texts.
  rule('texts are numbers', ({ column }) => most(column, isNumber)),
  rule('texts are code', ({ column }) => most(column, isCode)),
  rule('texts repeat', ({ column }) => hasTwice(column)),
  rule('texts of three words or fewer', ({ column }) => most(column, (text) => countWords(text) <= 3)),
  rule('texts of five words or more', ({ column }) => most(column, (text) => countWords(text) >= 5)),
  rule('texts start with an article', ({ column }, { articles }) =>
    most(column, (text) => startsWithAny(text, articles)),
  ),
  rule('texts have a relative clause', ({ column }, { relatives }) =>
    most(column, (text) => hasAny(text.split(' ').slice(1).join(' '), relatives)),
  ),
  rule('texts start small', ({ column }) => most(column, (text) => /^\p{Ll}/u.test(text))),
  rule(
    'texts start with a verb',
    ({ column }, { code }) => code === 'en' && most(column, (text) => firstWordOf(text) === 'verb'),
  ),
  rule('half of the texts are missing', ({ column }) => column.filter(isEmpty).length * 2 >= column.length),
  // The table.
  rule('a heading addresses somebody', ({ headings }, { persons }) =>
    headings.some((text) => hasAny(text, persons)),
  ),
  rule('a column is empty', ({ rest }) => rest.some((texts) => texts.every(isEmpty))),
  rule('most texts of the table are numbers', ({ rest }) => most(rest.flat(), isNumber)),
  rule('all texts of the table are numbers', ({ rest }) => rest.length > 1 && most(rest.flat(), isNumber)),
  rule('another heading is an attribute', ({ heading, headings }, { attributes }) =>
    headings.some((other) => other !== heading && isIn(other, attributes)),
  ),
  rule('two columns', ({ count }) => count === 2),
  rule('more than three columns', ({ count }) => count > 3),
  rule('next to the names', ({ index }) => index === 1),
  rule('before the names', ({ index }) => index < 0),
  rule('last column', ({ index, count }) => index === count - 1),
  rule('a program stands right above', ({ isBelowProgram }) => isBelowProgram),
]

/** Ids of the rules that see the column of a cell. */
export const evidenceForColumn = (
  cell: TableCell,
  language: LanguageData,
  sections: readonly Section[],
  stems: string,
): string[] => columnRules.filter(({ sees }) => sees(cell, language, sections, stems)).map(({ id }) => id)

/** Whether a text exclaims, asks, trails off, or talks to the reader where most others beside it do not. */
export function isOutOfPlace(
  text: string,
  others: readonly string[],
  { pointers, persons, interjections }: LanguageData,
): boolean {
  const talks = (each: string): boolean =>
    /[!?…]["”»]?$|\.\.\.$/u.test(each) ||
    [pointers, persons, interjections].some((words) => startsWithAny(each, words))
  return talks(text) && !most(others, talks)
}

/** Whether a cell says nothing that could be asked, however its column is read. */
export const isOffTopic = ({ meaning, cell }: ClaimCandidate, language: LanguageData): boolean =>
  cell !== null && (isEmpty(meaning) || isOutOfPlace(meaning, cell.column, language))

/** Whether the name beside a cell heads several rows, so that a question about it would have several answers. */
export function isAmbiguous({ term, cell }: ClaimCandidate): boolean {
  const same = cell?.names.filter((name) => name.replaceAll('`', '') === term) ?? []
  return same.length > 1
}
