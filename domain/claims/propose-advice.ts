import type { PassageCandidate, PassageForm } from '#domain/claims/passage'
import { anyOf } from '#domain/language/patterns'
import { hasAny, isIn, startsWithAny } from '#domain/language/word-tests'
import { firstWordOf } from '#domain/language/english-tags'
import type { LanguageData } from '#domain/language/language'
import type { TableBlock, TextBlock } from '#domain/lesson/blocks/lesson-blocks'
import { countWords, splitSentences } from '#domain/lesson/words'

type Parts = Pick<PassageCandidate, 'form' | 'what' | 'says' | 'sentenceIndex'>

const minWhatWords = 2
const minReasonWords = 3

const patterns = new Map<string, readonly (readonly [PassageForm, RegExp])[]>()

/** What may stand between advice and its reason, the surest first. */
function jointsOf(language: LanguageData): readonly (readonly [PassageForm, RegExp])[] {
  const known = patterns.get(language.code)
  if (known !== undefined) return known
  const reasons = anyOf(language.reasons)
  const joints = [
    ['because', new RegExp(`(?:,|;|\\s[–—-])?\\s(?=(?:${reasons})\\s)`, 'iu')],
    ['because', new RegExp(`,\\s(?=(?:${anyOf(language.reasonsAfterComma)})\\s)`, 'iu')],
    ['colon', /:\s/u],
    ['semicolon', /;\s/u],
    ['dash', /\s[–—]\s|\s-{1,3}\s/u],
  ] as const
  patterns.set(language.code, joints)
  return joints
}

/** Where a sentence may be cut into advice and reason; a cut inside code does not count. */
function cuts(sentence: string, sentenceIndex: number, language: LanguageData): Parts[] {
  const masked = sentence.replace(/`[^`]*`/gu, (span) => 'x'.repeat(span.length))
  return jointsOf(language).flatMap(([form, joint]) => {
    const found = joint.exec(masked)
    if (found === null) return []
    const what = sentence.slice(0, found.index).trim()
    const says = sentence.slice(found.index + found[0].length).trim()
    return [{ form, what, says, sentenceIndex }]
  })
}

/** Whether a text tells the reader what to do, which is no reason. */
function isInstruction(text: string, { code, urgings }: LanguageData): boolean {
  return startsWithAny(text, urgings) || (code === 'en' && firstWordOf(text) === 'imperative')
}

/** The text without a word in front that marks it as a note: `Tip: think aloud.`, `**Warning 2.8.** …`. */
function withoutAside(text: string, { asides }: LanguageData): string {
  const [, mark = '', rest = ''] = /^(\p{L}[\p{L}\s-]{1,30}?)\s?[\d.]{0,8}[:.]\s+(\S.*)$/su.exec(text) ?? []
  return isIn(mark, asides) || startsWithAny(mark, asides) ? rest : text
}

/** Whether a text names something only by a pronoun, so that nobody could tell what it is about: `Do not use it twice`. */
const refersBack = (text: string, { anaphors, nearby }: LanguageData): boolean =>
  hasAny(text, anaphors) || hasAny(text, nearby)

/**
 * In running text: sentences that begin with what to do and give a reason in so many words. Behind a word that only opens
 * advice, such as `never`, a colon is enough; what begins with any imperative may be a step with an explanation.
 */
function partsOfParagraph(block: TextBlock, language: LanguageData): Parts[] {
  return splitSentences(withoutAside(block.text, language)).flatMap((sentence, index) => {
    const isUrged = startsWithAny(sentence, language.urgings)
    // Nouns such as `seat` look like imperatives, but a verb follows them.
    const start = sentence.split(' ').slice(0, 4).join(' ')
    if (!isInstruction(sentence, language) || (!isUrged && hasAny(start, language.copulas))) return []
    return cuts(sentence, index, language).filter(
      ({ form, what }) =>
        (form === 'because' || (isUrged && form === 'colon')) && !refersBack(what, language),
    )
  })
}

function partsOf(block: TextBlock, language: LanguageData): Parts[] {
  if (block.kind === 'paragraph') return partsOfParagraph(block, language)
  const { head, sentences } = block
  const parts = sentences.flatMap((sentence, index) => cuts(sentence, index, language))
  if (head === null || head.meaning === '') return parts
  const [says = ''] = splitSentences(head.meaning)
  return [{ form: 'head', what: head.shown, says, sentenceIndex: 0 }, ...parts]
}

/**
 * Every place where an item of a list may recommend something and say why, or name a mistake and what comes of it. In
 * running text the same words mostly belong to an argument, so there a sentence has to begin with what to do.
 */
export function proposeAdvice(block: TextBlock, language: LanguageData): PassageCandidate[] {
  return partsOf(block, language)
    .filter(
      ({ what, says }) =>
        countWords(what) >= minWhatWords &&
        countWords(says) >= minReasonWords &&
        !isInstruction(says, language) &&
        !startsWithAny(what, language.asides),
    )
    .map((parts) => ({
      ...parts,
      kind: 'advice',
      steps: [],
      block,
      sections: block.sections,
      list: block.list,
      file: block.source.file,
      line: block.source.first,
      lastLine: block.source.last,
    }))
}

/** Rows with a mistake and its consequence, or advice and its reason. */
export function proposeAdviceInTable({ rows, sections, file }: TableBlock): PassageCandidate[] {
  return rows.flatMap(({ cells, line }) => {
    const [what = '', ...others] = cells
    return others.flatMap((says): PassageCandidate[] =>
      countWords(what) < minWhatWords || countWords(says) < minReasonWords
        ? []
        : [
            {
              ...{ kind: 'advice', form: 'row', what, says, steps: [], block: null, sections },
              ...{ list: `table:${rows[0]?.line ?? line}`, sentenceIndex: 0, file, line, lastLine: line },
            },
          ],
    )
  })
}
