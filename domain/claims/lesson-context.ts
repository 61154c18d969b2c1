import { isHeadForm, type ClaimCandidate } from '#domain/claims/candidate'
import type { LanguageData } from '#domain/language/language'
import type { LessonBlocks } from '#domain/lesson/blocks/lesson-blocks'
import type { Extraction } from '#domain/lesson/extraction'
import { foldText, stemmed } from '#domain/lesson/words'

/** What evidence for a candidate may look at beside the candidate itself. */
export interface LessonContext {
  language: LanguageData
  /** The candidates of each list. */
  lists: ReadonlyMap<string, readonly ClaimCandidate[]>
  /** In how many lists a name heads something, by its folded text. */
  listsWithName: ReadonlyMap<string, number>
  /** Stems of the lesson's words, joined by single spaces. */
  stems: string
  /** Where in `stems` the words of a text block begin, by its first line. */
  stemsFrom: ReadonlyMap<number, number>
  /** The lesson's code. */
  code: string
  /** The lesson's title. */
  title: string
  /** What the grammar of lessons reads. */
  grammar: Extraction
}

/** Prepares what all candidates of a lesson are judged by. */
export function contextOf(
  candidates: readonly ClaimCandidate[],
  language: LanguageData,
  title: string,
  { texts, fences }: Pick<LessonBlocks, 'texts' | 'fences'>,
  grammar: Extraction,
): LessonContext {
  const lists = Map.groupBy(candidates, ({ list }) => list)
  const heads = candidates.filter(({ form }) => isHeadForm(form))
  const byName = Map.groupBy(heads, ({ term }) => foldText(term))
  const stemsFrom = new Map<number, number>()
  let stems = ''
  for (const { text, source } of texts) {
    if (!stemsFrom.has(source.first)) stemsFrom.set(source.first, stems.length)
    stems += ` ${stemmed(text)}`
  }
  return {
    language,
    lists,
    listsWithName: new Map(
      [...byName].map(([name, same]) => [name, new Set(same.map(({ list }) => list)).size]),
    ),
    stems,
    stemsFrom,
    code: fences.map(({ code }) => code).join('\n'),
    title,
    grammar,
  }
}
