import { firstStatement } from '#domain/lesson/definiens'
import type { Fence } from '#domain/lesson/parsed-lesson'
import { contentWords, countGraphemes, splitSentences, splitWords, stemWord } from '#domain/lesson/words'
import type { RunRecord } from '#domain/program/run-record'
import { normaliseOutput } from '#domain/items/grade-answer'

/** Sentences of a paragraph that can stand beside an answer; null if they lean on what they stand between. */
function ownWords(paragraph: string): string | null {
  const sentences = splitSentences(paragraph).slice(0, 2)
  const isUsable = sentences.every((each, index) => {
    const leans =
      index === 0 &&
      /^(?:output|result|now|next|let|try|but|however|also|here|run|what|guess|suppose)\b/iu.test(each)
    return 'text' in firstStatement(each) && !leans && !/[?？]$/u.test(each)
  })
  const text = sentences.join(' ')
  return isUsable && countGraphemes(text) >= 30 && countGraphemes(text) <= 320 ? text : null
}

/** Whether a paragraph speaks of the program beside it: of a name in it, or, without naming any, of its words. */
function speaksOf(paragraph: string, source: string): boolean {
  const inSource = new Set(splitWords(source).map(stemWord))
  const spans = [...paragraph.matchAll(/`([^`]+)`/gu)].flatMap((match) => splitWords(match[1] ?? ''))
  const words = spans.length > 0 ? spans : contentWords(paragraph)
  return words.some((word) => inSource.has(stemWord(word)))
}

/** The lesson's own words after or before the program where they can stand alone, else what the run showed. */
export function explanationOf(fence: Fence, run: RunRecord, source: string): string {
  const own = [fence.followUp, fence.leadIn].filter((text) => speaksOf(text, source)).map(ownWords)
  return own.find((text) => text !== null) ?? whatRunShowed(run)
}

/** How a run went, if it did more than print; else what it printed. */
export function whatRunShowed(run: RunRecord): string {
  return isEventful(run) ? run.summary : shownByRun(run)
}

function isEventful(run: RunRecord): boolean {
  return run.outcome !== 'finished' || run.seconds > 0
}

/** What the run showed, in a sentence. */
function shownByRun(run: RunRecord): string {
  const lines = normaliseOutput(run.stdout)
  const [first = ''] = lines
  if (lines.length === 0) return run.summary
  const shown = first.includes('`') ? `“${first}”` : `\`${first}\``
  return lines.length === 1
    ? `Python printed ${shown}.`
    : `Python printed ${lines.length} lines, the first of them ${shown}.`
}
