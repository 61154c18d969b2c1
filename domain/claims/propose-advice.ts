import type { PassageCandidate, PassageForm } from '#domain/claims/passage'
import { anyOf } from '#domain/language/patterns'
import { hasAny, isIn, startsWithAny } from '#domain/language/word-tests'
import { firstWordOf, isCompound, isGerundPhrase, mayBeOrder, verbAt } from '#domain/language/english-tags'
import type { LanguageData } from '#domain/language/language'
import type { TableBlock, TextBlock } from '#domain/lesson/blocks/lesson-blocks'
import { isOnlyCode } from '#domain/lesson/definiens'
import { countWords, splitSentences, withoutCode } from '#domain/lesson/words'

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
    ['comma', new RegExp(`,\\s(?=(?:${anyOf(language.articles)})\\s)`, 'iu')],
    ['or', new RegExp(`,\\s(?:${anyOf(language.alternatives)})\\s`, 'iu')],
    ['colon', /:\s/u],
    ['semicolon', /;\s/u],
    ['dash', /\s(?:[–—→⇒]|-{1,3}|[=-]>)\s/u],
  ] as const
  patterns.set(language.code, joints)
  return joints
}

/** Where a sentence may be cut into advice and reason; a cut inside code does not count. */
function cuts(sentence: string, sentenceIndex: number, language: LanguageData): Parts[] {
  const masked = withoutCode(sentence)
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

/** A reason without the word that opens it. */
const bareReason = (says: string, { reasons }: LanguageData): string =>
  says.replace(new RegExp(`^(?:${anyOf(reasons)})\\s`, 'iu'), '')

/** Whether what stands before `or` ends in a list, whose last part then follows: `spaces, quotes, or wildcards`. */
const endsInList = (what: string): boolean => /,\s(?:\S+\s)?\S+$/u.test(what)

/**
 * Whether a sentence that follows advice goes on with what to do. It may begin with a noun that looks like an imperative,
 * but then a verb follows: `Logs end up in tickets.`
 */
const isNextInstruction = (text: string, language: LanguageData): boolean =>
  startsWithAny(text, language.urgings) || (isInstruction(text, language) && verbAt(text, true) === null)

/** The text without a word in front that marks it as a note: `Tip: think aloud.`, `**Warning 2.8.** …`. */
function withoutAside({ text, isAside }: TextBlock, language: LanguageData): string {
  const { asides } = language
  const [, mark = '', rest = ''] = /^(\p{L}[\p{L}\s-]{1,30}?)\s?[\d.]{0,8}[:.]\s+(\S.*)$/su.exec(text) ?? []
  if (isIn(mark, asides) || startsWithAny(mark, asides)) return rest
  if (mark !== '' && !advises(mark, language) && advises(rest, language)) return rest
  // The title of a callout stands on a line of its own above its text.
  const [first = '', ...others] = text.replace(/^\[!(\p{L}+)\]\s/u, '$1 ').split(' ')
  return isAside && isIn(first, asides) && /^\p{Lu}/u.test(others[0] ?? '') ? others.join(' ') : text
}

/** Whether a text names something only by a pronoun, so that nobody could tell what it is about: `Do not use it twice`. */
function refersBack(text: string, { anaphors, nearby }: LanguageData): boolean {
  // Further on, a pronoun may stand for a noun of the same sentence.
  const start = text.split(' ').slice(0, 4).join(' ')
  return hasAny(start, anaphors) || hasAny(text, nearby)
}

/** The part of a sentence that says what to do, without a condition before it: `If …, use merge sort`. */
function instructionIn(sentence: string, { conditions, conjunctions }: LanguageData): string {
  const bare = startsWithAny(sentence, conjunctions) ? sentence.replace(/^\S+\s/u, '') : sentence
  const [, rest = ''] = /^[^,:]{3,90},\s(.+)$/su.exec(bare) ?? []
  return rest !== '' && startsWithAny(bare, conditions) ? rest : bare
}

/** Whether a sentence says what to do; nouns such as `seat` look like imperatives, but a verb follows them. */
function advises(sentence: string, language: LanguageData): boolean {
  const instruction = instructionIn(sentence, language)
  const start = instruction.split(' ').slice(0, 4).join(' ')
  // `The answer should be 4` says what is expected, not what to do.
  const isDefinite = startsWithAny(instruction, language.articles)
  const isUrged =
    startsWithAny(instruction, language.urgings) || (!isDefinite && hasAny(start, language.obligations))
  const isOrder = isInstruction(instruction, language) || (language.code === 'en' && mayBeOrder(instruction))
  return isUrged || (isOrder && !hasAny(start, language.copulas))
}

/** Whether a text may begin with what to avoid, as in `Changing a list in its own loop: items are skipped`. */
const beginsWithMistake = (text: string, { code }: LanguageData): boolean =>
  code === 'en' && firstWordOf(text) === 'gerund'

/** Whether the long words behind the first have capitals, as in the title of a part: `Using Column Aliases`. */
function isTitle(text: string): boolean {
  const [, ...others] = text.split(' ').filter((word, index) => index === 0 || word.length > 3)
  return others.length > 0 && others.every((word) => /^\p{Lu}/u.test(word))
}

/** Whether an English text may be one name, as `counter example` is, so that the next sentence gives no reason. */
const mayBeName = (text: string, { code, urgings }: LanguageData): boolean =>
  code === 'en' && !startsWithAny(text, urgings) && isCompound(text.split(':')[0] ?? text)

/** Whether an English text begins with a name that looks like an order: `USE of locks`, `SELECT clause`. */
function beginsWithName(text: string, { urgings }: LanguageData): boolean {
  const [first = '', second = ''] = text.split(' ')
  const isKeyword = /^\p{Lu}{2,}$/u.test(first) && !startsWithAny(text, urgings)
  return isKeyword || (second === 'of' && firstWordOf(text) === 'noun')
}

/** Whether a text says what the reader should do, in a language whose verbs are not known. */
const addresses = (what: string, language: LanguageData): boolean =>
  startsWithAny(what, language.urgings) ||
  [language.obligations, language.persons].some((words) => hasAny(what, words))

/**
 * Whether a text can stand for what to do or to avoid: it is neither cut off nor a statement or a condition.
 *
 * @param isAdvice whether its place and a word that opens a reason say that it is advice; elsewhere below a heading for
 *   advice, mistakes look the same
 */
function isWhole(what: string, isAdvice: boolean, language: LanguageData): boolean {
  const last = what.split(' ').at(-1) ?? ''
  const isOpen = isIn(last, language.conjunctions) || isIn(last, language.alternatives)
  // Code alone is a name, and what the authors do themselves belongs to their text.
  if (isOpen || isOnlyCode(what) || hasAny(what, language.speakers)) return false
  if (startsWithAny(what, language.imaginings)) return false
  if (language.code !== 'en') return isAdvice || addresses(what, language)
  if (beginsWithMistake(what, language)) return isGerundPhrase(what) && !isTitle(what)
  const [, consequence = ''] =
    new RegExp(`\\s(?:${anyOf(language.conjunctions)})\\s(.+)$`, 'isu').exec(what) ?? []
  // `Forget the call and the body never runs` is no order.
  if (verbAt(consequence, true) !== null) return false
  return advises(what, language) && !beginsWithName(what, language)
}

/**
 * A sentence that says what to do, and the next one as its reason: `Quote every variable. A name with a space would turn
 * into two.`
 */
function pairOf(what: string, says: string | undefined, sentenceIndex: number): Parts[] {
  const isReason = says !== undefined && says !== '' && !/[?:]$/u.test(says)
  return isReason ? [{ form: 'next sentence', what: what.replace(/[.!]$/u, ''), says, sentenceIndex }] : []
}

/**
 * In running text: sentences that say what to do and give a reason in the same or in the next one. Behind a word that only
 * opens advice, such as `never`, a colon is enough; what begins with any imperative may be a step with an explanation.
 */
function partsOfParagraph(block: TextBlock, language: LanguageData): Parts[] {
  const sentences = splitSentences(withoutAside(block, language))
  return sentences.flatMap((sentence, index) => {
    const isUrged = startsWithAny(instructionIn(sentence, language), language.urgings)
    const isMistake = beginsWithMistake(sentence, language)
    if (!advises(sentence, language) && !isMistake) return []
    const inside = cuts(sentence, index, language).filter(
      ({ form, what }) =>
        (isMistake ? form === 'colon' || form === 'dash' : form === 'because' || form === 'or' || isUrged) &&
        !refersBack(what, language),
    )
    const behind =
      isMistake || inside.length > 0 || refersBack(sentence, language)
        ? []
        : pairOf(sentence, sentences[index + 1], index)
    return [...inside, ...behind]
  })
}

function partsOf(block: TextBlock, language: LanguageData): Parts[] {
  const { head, sentences, kind } = block
  if (kind === 'paragraph' && (head === null || head.meaning === '')) return partsOfParagraph(block, language)
  const parts =
    kind === 'paragraph'
      ? []
      : sentences.flatMap((sentence, index) =>
          cuts(sentence, index, language).filter(
            ({ form }) => (form !== 'or' && form !== 'comma') || advises(sentence, language),
          ),
        )
  if (head === null || head.meaning === '') {
    const [first = '', second] = sentences
    const isCut = parts.some(({ form, sentenceIndex }) => sentenceIndex === 0 && form === 'because')
    const inBrackets = /^(.{6,80}?)\s\(([^()]{12,160})\)\.?$/su.exec(first)
    const behind =
      inBrackets === null ? pairOf(first, second, 0) : pairOf(inBrackets[1] ?? '', inBrackets[2], 0)
    const isMistake = beginsWithMistake(first, language)
    return isCut || !(isMistake || advises(first, language)) ? parts : [...behind, ...parts]
  }
  const [says = ''] = splitSentences(head.meaning)
  if (kind === 'paragraph' && (countWords(head.term) < minWhatWords || !advises(head.term, language)))
    return partsOfParagraph(block, language)
  return [{ form: 'head', what: head.shown, says, sentenceIndex: 0 }, ...parts]
}

/**
 * Every place where an item of a list may recommend something and say why, or name a mistake and what comes of it. In
 * running text the same words mostly belong to an argument, so there a sentence has to begin with what to do.
 */
export function proposeAdvice(block: TextBlock, language: LanguageData): PassageCandidate[] {
  const isAdvised = block.sections.at(-1)?.kind === 'advice'
  return partsOf(block, language)
    .filter(
      ({ form, what, says }) =>
        countWords(what) >= minWhatWords &&
        countWords(says) >= minReasonWords &&
        !(form === 'next sentence'
          ? isNextInstruction(says, language)
          : isInstruction(bareReason(says, language), language)) &&
        !(form === 'or' && endsInList(what)) &&
        !(form === 'next sentence' && mayBeName(what, language)) &&
        ![language.asides, language.attributes].some((words) => isIn(what, words)) &&
        !isIn(/^[^:]{2,30}(?=:\s)/u.exec(says)?.[0] ?? '', language.asides) &&
        isWhole(what, isAdvised && form === 'because', language),
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
