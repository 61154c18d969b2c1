import type { PassageCandidate, PassageForm } from '#domain/claims/passage'
import { anyOf } from '#domain/language/patterns'
import { firstWordOf } from '#domain/language/english-tags'
import type { LanguageData } from '#domain/language/language'
import type { TextBlock } from '#domain/lesson/blocks/lesson-blocks'
import { cleanHeading } from '#domain/lesson/classify-heading'
import { splitSentences } from '#domain/lesson/words'

const minSteps = 2

/** The goal of steps: what the line before them announces, else the heading. */
function goalOf(first: TextBlock, before: TextBlock | undefined): string {
  const isLeadIn = before !== undefined && before.section === first.section && /[:：]$/u.test(before.text)
  const sentence = isLeadIn ? (splitSentences(before.text).at(-1) ?? '') : ''
  return sentence === '' ? cleanHeading(first.section?.heading ?? '') : sentence.replace(/[:：]$/u, '')
}

const stepOf = ({ head, text }: TextBlock): string => {
  if (head !== null && head.meaning !== '') return head.shown
  return (splitSentences(text)[0] ?? text).replace(/[.;:。]$/u, '')
}

/** Whether an English goal tells what somebody did or does, as a story does: `Left home and saw four things`. */
const isTold = (goal: string, { code }: LanguageData): boolean =>
  code === 'en' && firstWordOf(goal) === 'verb'

function proposeList(
  members: readonly TextBlock[],
  before: TextBlock | undefined,
  language: LanguageData,
): PassageCandidate[] {
  const [first] = members
  if (first === undefined || first.kind !== 'item' || members.length < minSteps) return []
  const what = goalOf(first, before)
  if (isTold(what, language)) return []
  const form: PassageForm = first.isOrdered ? 'numbered list' : 'bullets'
  return [
    {
      ...{ kind: 'procedure', form, what, says: '', steps: members.map(stepOf) },
      ...{ block: first, sections: first.sections, list: first.list, sentenceIndex: 0 },
      ...{ file: first.source.file, line: first.source.first },
      lastLine: members.at(-1)?.source.last ?? first.source.last,
    },
  ]
}

/** Sentences that each start with `first`, `then`, `finally`: at least two, in a row. */
function proposeSequence(block: TextBlock, language: LanguageData): PassageCandidate[] {
  const opener = new RegExp(`^(?:${anyOf(language.sequencers)})(?:,\\s|\\s)`, 'iu')
  const marks = block.sentences.map((sentence) => opener.test(sentence))
  const [start, end] = [marks.indexOf(true), marks.lastIndexOf(true)]
  const steps = block.sentences
    .slice(start, end + 1)
    .map((sentence) => sentence.replace(opener, '').replace(/[.!]$/u, ''))
  if (start < 0 || steps.length < minSteps + 1) return []
  return [
    {
      ...{ kind: 'procedure', form: 'sequence', what: cleanHeading(block.section?.heading ?? '') },
      ...{ says: '', steps, block, sections: block.sections, list: block.list, sentenceIndex: start },
      ...{ file: block.source.file, line: block.source.first, lastLine: block.source.last },
    },
  ]
}

/** Every list, and every paragraph with words of order, that may be steps to be done in turn. */
export function proposeProcedures(texts: readonly TextBlock[], language: LanguageData): PassageCandidate[] {
  const outer = texts.filter(({ parent }) => parent === null)
  const lists = [...Map.groupBy(outer, ({ list }) => list).values()]
  return [
    ...lists.flatMap((members) => {
      const [first] = members
      const index = first === undefined ? -1 : texts.indexOf(first)
      return proposeList(members, texts[index - 1], language)
    }),
    ...texts.filter(({ kind }) => kind === 'paragraph').flatMap((block) => proposeSequence(block, language)),
  ]
}
