import type { PassageCandidate, PassageForm } from '#domain/claims/passage'
import type { LessonBlocks, TableBlock, TextBlock } from '#domain/lesson/blocks/lesson-blocks'
import { cleanHeading } from '#domain/lesson/classify-heading'
import type { Section } from '#domain/lesson/parsed-lesson'
import { countWords, splitSentences } from '#domain/lesson/words'

/** An answer of fewer words, such as `Yes.`, is joined with the sentence after it. */
const minAnswerWords = 4
/** Two sentences that are not longer are one answer: the second often says what the first leaves open. */
const maxAnswerWords = 18
const minQuestionWords = 3
const maxQuestionWords = 25

const asks = (text: string): boolean => {
  const words = countWords(text.replace(/`[^`]*`/gu, 'x'))
  return /[?？]["”»)]?$/u.test(text) && words >= minQuestionWords && words <= maxQuestionWords
}

/** The first sentence of an answer, with the next one if it is as short as `Yes.` */
function answerIn(text: string): string {
  const [first = '', second] = splitSentences(text)
  const both = `${first} ${second ?? ''}`.trim()
  return countWords(first) < minAnswerWords || countWords(both) <= maxAnswerWords ? both : first
}

function candidate(
  form: PassageForm,
  what: string,
  says: string,
  block: TextBlock,
  place: Partial<PassageCandidate> = {},
): PassageCandidate[] {
  const answer = answerIn(withoutLetter(says))
  // A calculation goes on from what its exercise gives.
  if (answer === '' || asks(answer) || /^\$?\s*=|[:：]$/u.test(answer)) return []
  return [
    {
      ...{
        kind: 'question',
        form,
        what: withoutLetter(what),
        says: answer,
        steps: [],
        block,
        sections: block.sections,
      },
      ...{ list: block.list, sentenceIndex: 0, file: block.source.file },
      ...{ line: block.source.first, lastLine: block.source.last },
      ...place,
    },
  ]
}

/** A heading that asks, and the first block below it. */
function underHeading(section: Section, texts: readonly TextBlock[]): PassageCandidate[] {
  const below = texts.find((block) => block.section === section && !block.isAside)
  const cleaned = cleanHeading(section.heading)
  const what = section.heading.includes('¿') && !cleaned.startsWith('¿') ? `¿${cleaned}` : cleaned
  if (below === undefined || !asks(section.heading)) return []
  return candidate('heading', what.endsWith('?') ? what : `${what}?`, below.text, below, {
    line: section.line,
    list: `headings:${section.depth}`,
  })
}

/** A text without `Q:` or `A:` in front. */
const withoutLetter = (text: string): string => text.replace(/^\p{Lu}\s?\d*\s*[.:)]\s+/u, '')

/** A letter before a question or an answer: `Q:`, `**A.**`. */
const lettered = /^(\p{Lu})\s?\d*\s*[.:)]\s+(.+)$/su

/** A question and an answer in one block, or in a block and the next one. */
function inBlock(block: TextBlock, next: TextBlock | undefined): PassageCandidate[] {
  const { head, text, nested, second, kind, sentences } = block
  const isNear = next !== undefined && next.section === block.section && next.parent === block.parent
  const after = isNear && next.kind === kind ? next : undefined
  if (asks(block.summary)) return candidate('marked line', block.summary, text, block)
  const letter = lettered.exec(text)
  const reply = after === undefined ? null : lettered.exec(after.text)
  const asked = letter?.[2] ?? ''
  if (letter !== null && asks(asked) && reply !== null && reply[1] !== letter[1])
    return candidate('lettered', asked, reply[2] ?? '', block, { lastLine: after?.source.last ?? 0 })
  if (head !== null && asks(head.term)) {
    const below = [head.meaning, nested[0] ?? '', second].find((answer) => answer !== '')
    const says = below ?? (after !== undefined && after.head === null ? after.text : '')
    const form = kind === 'item' || kind === 'description' ? 'item' : 'marked line'
    return candidate(form, head.shown, says, block)
  }
  if (asks(text) && kind === 'item') {
    const below = [nested[0] ?? '', second].find((answer) => answer !== '')
    return candidate('item', text.replace(/^[^\p{L}`¿]+/u, ''), below ?? '', block)
  }
  const [first = '', ...rest] = sentences
  const isMarked = block.keyWords.some((word) => first.startsWith(word))
  return asks(first) && isMarked && rest.length > 0
    ? candidate('marked line', first, rest.join(' '), block)
    : []
}

function inTable({ rows, sections, file }: TableBlock): PassageCandidate[] {
  return rows.flatMap(({ cells, line }) => {
    const index = cells.findIndex(asks)
    const says = answerIn(cells[index + 1] ?? '')
    if (index < 0 || says === '') return []
    return [
      {
        ...{ kind: 'question' as const, form: 'row' as const, what: cells[index] ?? '', says, steps: [] },
        ...{ block: null, sections, list: `table:${rows[0]?.line ?? line}`, sentenceIndex: 0 },
        ...{ file, line, lastLine: line },
      },
    ]
  })
}

/** So many headings of one level that ask make a list of questions and answers. */
const minAskingHeadings = 3

/**
 * Everything in a lesson that may be a question with its answer. In running text a question mostly asks about a program
 * that follows, and a single heading that asks is answered by its whole section.
 */
export function proposeQuestions(
  texts: readonly TextBlock[],
  { tables, sections }: Pick<LessonBlocks, 'tables' | 'sections'>,
): PassageCandidate[] {
  const headings = Map.groupBy(
    sections.flatMap((section) => underHeading(section, texts)),
    ({ list }) => list,
  )
  return [
    ...[...headings.values()].filter((level) => level.length >= minAskingHeadings).flat(),
    ...texts.flatMap((block, index) => inBlock(block, texts[index + 1])),
    ...tables.flatMap(inTable),
  ]
}
