import { makeItems } from '#domain/items/make-items'
import type { GeneratedCard, GeneratedQuestion } from '#domain/items/items'
import { findConcepts } from '#domain/lesson/find-concepts'
import { parseLesson } from '#domain/lesson/parse-lesson'
import { readMarkdown } from '#domain/lesson/read-markdown'
import { readJudgedItems, verdicts, type JudgedItem, type Verdict } from './judged-items.ts'
import { readPart } from './labelled-examples.ts'
import type { Part } from './parts.ts'
import type { LabelledLesson } from './read-corpus.ts'

/** What became of a judged item: it is still made as it was judged, with another wording, or not at all. */
export type Fate = 'made' | 'reworded' | 'gone'

export interface EvaluatedItem {
  lesson: string
  judged: JudgedItem
  fate: Fate
}

const course = 'corpus'

/** The items of a lesson about its text, with their ids without the course. */
function itemsOfText({ name, markdown }: LabelledLesson): (GeneratedCard | GeneratedQuestion)[] {
  const document = readMarkdown(markdown)
  const lesson = parseLesson(name, document)
  const { concepts } = findConcepts(course, lesson)
  const lastLine = document.lines.length
  const items = makeItems({ course, lesson, lastLine, concepts, programs: [], misconceptions: [] })
  return [...items.cards, ...items.questions].map((item) => ({
    ...item,
    id: item.id.slice(course.length + 1),
  }))
}

/** Compares the judged items of a part with those that are made of its lessons now. */
export function evaluateItems(part: Part): EvaluatedItem[] {
  const judgedItems = readJudgedItems(part)
  return readPart(part).flatMap((lesson) => {
    const name = lesson.name.replace(/\.md$/u, '')
    const judged = judgedItems.get(name) ?? []
    if (judged.length === 0) return []
    const made = new Map(itemsOfText(lesson).map((item) => [item.id, item]))
    return judged.map((each) => ({ lesson: name, judged: each, fate: fateOf(each, made.get(each.id)) }))
  })
}

const textOf = (answer: string | readonly string[]): string =>
  typeof answer === 'string' ? answer : answer.join('\n')

function fateOf(judged: JudgedItem, now: GeneratedCard | GeneratedQuestion | undefined): Fate {
  if (now === undefined) return 'gone'
  const isSame = now.prompt === judged.prompt && textOf(now.answer) === textOf(judged.answer)
  return isSame ? 'made' : 'reworded'
}

/** How many of the items with each verdict had each fate. */
export function countFates(items: readonly EvaluatedItem[]): Record<Verdict, Record<Fate, number>> {
  const count = (verdict: Verdict, fate: Fate): number =>
    items.filter((item) => item.judged.verdict === verdict && item.fate === fate).length
  const rows = verdicts.map((verdict) => [
    verdict,
    {
      made: count(verdict, 'made'),
      reworded: count(verdict, 'reworded'),
      gone: count(verdict, 'gone'),
    },
  ])
  return Object.fromEntries(rows) as Record<Verdict, Record<Fate, number>>
}
