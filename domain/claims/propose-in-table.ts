import type { ClaimCandidate } from '#domain/claims/candidate'
import { isIn, startsWithAny } from '#domain/language/word-tests'
import { meaningHeadings } from '#domain/lesson/blocks/read-table'
import type { LanguageData } from '#domain/language/language'
import type { TableBlock } from '#domain/lesson/blocks/lesson-blocks'
import type { Fence } from '#domain/lesson/parsed-lesson'

/** The row of headings and the line below it. */
const linesOfHeadings = 2
/** From the end of a program to the output that is shown as a table: at most a sentence between empty lines. */
const maxLinesFromProgram = 4

/** The column with the names: the one that its heading calls so, the first one, or the second if the first only numbers the rows. */
function nameColumn({ rows, headings }: TableBlock, language: LanguageData): number {
  const named = headings.findIndex((heading) => isIn(heading, language.nameHeadings))
  const describes = rows.filter(({ cells: [first = ''] }) => /^\p{L}[^`]*\s\p{L}/u.test(first))
  if (named > 0 && describes.length * 2 > rows.length) return named
  const numbers = rows.map(({ cells }) => /^\d+(?=[.)]?$)/u.exec(cells[0] ?? '')?.[0])
  // Up from 1, or down to 1, as the layers of a model are counted.
  const isCount = (all: readonly (string | undefined)[]): boolean =>
    all.every((number, index) => number === String(index + 1))
  const counts = isCount(numbers) || isCount(numbers.toReversed())
  const isEmpty = rows.every(({ cells }) => (cells[0] ?? '') === '')
  return (counts || isEmpty) && (rows[0]?.cells.length ?? 0) > 2 ? 1 : 0
}

/** The names in a cell: `-v, --verbose` has two. */
function namesIn(cell: string): string[] {
  const isCode = cell.startsWith('`')
  const parts = isCode ? cell.split(/`,\s*`/u) : cell.split(/(?<=^-\S{1,30}),\s+(?=-)/u)
  return parts.map((part) => part.replaceAll('`', '').trim())
}

/**
 * Whether the rows of a table are properties: of the things that its headings name (`Where is it stored?` below an empty
 * corner, or `Property | List | Tuple`), or, in a table of two columns, of what its section is about.
 */
function namesProperties(
  corner: string,
  others: readonly string[],
  names: readonly string[],
  language: LanguageData,
) {
  const { attributes, aspects, asides, questionWords } = language
  if (others.some((heading) => meaningHeadings.has(heading.toLowerCase()))) return false
  const properties = names.filter(
    (name) => isIn(name, attributes) || isIn(name, asides) || startsWithAny(name, questionWords),
  )
  const areProperties = properties.length * 2 >= names.length
  return isIn(corner, aspects) || (areProperties && (corner === '' || others.length === 1))
}

/** Whether the heading of the only column beside properties may name what has them, as `Value` and `In Python` do not. */
function namesThing(heading: string, { values, attributes, functionWords }: LanguageData): boolean {
  return !isIn(heading, values) && !isIn(heading, attributes) && !startsWithAny(heading, functionWords)
}

/**
 * A candidate for each cell beside the names of a table.
 *
 * @param about what the sections around the table are about; null if they name nothing
 */
export function proposeInTable(
  table: TableBlock,
  about: string | null,
  fences: readonly Fence[],
  language: LanguageData,
): ClaimCandidate[] {
  const column = nameColumn(table, language)
  const columns = table.headings.map((_, index) => table.rows.map(({ cells }) => cells[index] ?? ''))
  const rest = columns.filter((_, index) => index !== column)
  const corner = table.headings[column] ?? ''
  const others = table.headings.filter((_, index) => index !== column)
  const turned = namesProperties(corner, others, columns[column] ?? [], language)
  const isAboutSection = others.length === 1 && corner !== '' && !namesThing(others[0] ?? '', language)
  const top = (table.rows[0]?.line ?? 0) - linesOfHeadings
  const isBelowProgram = fences.some(
    ({ source: { last } }) => last < top && top - last <= maxLinesFromProgram,
  )
  return table.rows.flatMap(({ cells, startsWithCode, line }) => {
    const [name = '', ...aliases] = namesIn(cells[column] ?? '')
    // A row of dots only says that there is more.
    if (/^(?:…|\.{3}|[–—-])?$/u.test(name)) return []
    return cells.flatMap((cell, index): ClaimCandidate[] =>
      !/[\p{L}\p{N}\p{S}`]/u.test(cell) || index === column
        ? []
        : [
            {
              form: 'row',
              term: name,
              mark: startsWithCode && column === 0 ? 'code' : 'none',
              aliases,
              meaning: cell,
              subject: turned ? (isAboutSection ? about : (table.headings[index] ?? '')) : name,
              block: null,
              sections: table.sections,
              list: `table:${table.rows[0]?.line ?? line}:${index}`,
              items: null,
              sentenceIndex: 0,
              isAtStart: true,
              was: null,
              determiner: 'none',
              link: null,
              cell: {
                index: index - column,
                count: cells.length - column,
                heading: table.headings[index] ?? '',
                nameHeading: corner,
                headings: table.headings,
                names: columns[column] ?? [],
                column: columns[index] ?? [],
                rest,
                isTransposed: turned,
                isBelowProgram,
              },
              file: table.file,
              line,
            },
          ],
    )
  })
}
