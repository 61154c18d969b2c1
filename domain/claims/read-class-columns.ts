import type { ClaimCandidate } from '#domain/claims/candidate'
import { isOffTopic } from '#domain/claims/column-evidence'
import { useOfColumn, type RankedCandidate } from '#domain/claims/rank-claims'
import type { LanguageData } from '#domain/language/language'
import type { Classification } from '#domain/lesson/parsed-lesson'
import { countWords, nameKey } from '#domain/lesson/words'

const minRows = 4
const classCounts = { min: 2, max: 4 }
const mostWordsOfClass = 4

const isNumber = (text: string): boolean => !/\p{L}{2,}/u.test(text.replaceAll('`', '')) && /\d/u.test(text)

/**
 * The columns of tables that assign their rows to classes: few short texts, some of which repeat. Only those that are
 * sure enough to be asked cell by cell: others tell who is in which room, or what is due when.
 */
export function readClassColumns(
  ranked: readonly RankedCandidate[],
  language: LanguageData,
): Classification[] {
  const columns = Map.groupBy(
    ranked.filter(({ candidate }) => candidate.cell !== null),
    ({ candidate }) => candidate.list,
  )
  return [...columns.values()].flatMap((rows) => {
    const candidates = rows.map(({ candidate }) => candidate)
    const isUsed = rows.every(({ probability }) => useOfColumn(probability).use === 'ask')
    return isUsed && !candidates.some((each) => isOffTopic(each, language)) ? classesIn(candidates) : []
  })
}

function classesIn(rows: readonly ClaimCandidate[]): Classification[] {
  const [first] = rows
  const cell = first?.cell
  if (first === undefined || cell == null || rows.length < minRows) return []
  const isComplete =
    cell.column.length === rows.length && new Set(cell.names.map(nameKey)).size === rows.length
  if (
    !isComplete ||
    cell.heading === '' ||
    cell.nameHeading === '' ||
    cell.isTransposed ||
    cell.isBelowProgram
  )
    return []
  if (rows.some(({ term }) => isNumber(term))) return []
  const byClass = Map.groupBy(rows, ({ meaning }) => nameKey(meaning))
  const repeated = [...byClass.values()].filter((members) => members.length > 1)
  const isFit =
    byClass.size >= classCounts.min &&
    byClass.size <= classCounts.max &&
    repeated.length >= 2 &&
    rows.every(({ meaning }) => countWords(meaning) <= mostWordsOfClass && !isNumber(meaning))
  if (!isFit) return []
  return [
    {
      by: cell.heading,
      classes: [...byClass.values()].map((members) => ({
        name: members[0]?.meaning ?? '',
        members: members.map(({ term, mark }) => (mark === 'code' ? `\`${term}\`` : term)),
      })),
      section: first.sections.at(-1) ?? null,
      annotated: [],
      source: { file: first.file, first: first.line, last: rows.at(-1)?.line ?? first.line },
    },
  ]
}
