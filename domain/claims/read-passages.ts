import type { PassageCandidate, PassageKind } from '#domain/claims/passage'
import { listKey } from '#domain/claims/passage-evidence'
import type { RankedPassage } from '#domain/claims/rank-passages'
import { advisesAlone, asksAlone, isAboutText } from '#domain/claims/stands-alone'
import { cardComment, suggest } from '#domain/claims/suggest'
import { firstWordOf, hasVerb } from '#domain/language/english-tags'
import type { LanguageData } from '#domain/language/language'
import { finding, type Finding } from '#domain/findings/finding'
import { capitalise } from '#domain/lesson/definiens'
import type {
  Advice,
  AuthoredCard,
  Definition,
  LabelledStatement,
  Procedure,
  Statement,
} from '#domain/lesson/parsed-lesson'
import { cleanAdvice, cleanReason, isImperative } from '#domain/lesson/read-advice'
import { foldText, similarity } from '#domain/lesson/words'
import { keyWordsOf, occurrencesOf } from '#domain/lesson/plain-text'

/** Probabilities at which a passage is used, and at which it is suggested to the author, by its kind. */
const thresholds: Readonly<Record<PassageKind, { add: number; suggest: number }>> = {
  advice: { add: 0.62, suggest: 0.4 },
  question: { add: 0.55, suggest: 0.35 },
  procedure: { add: 0.55, suggest: 0.35 },
  statement: { add: 0.45, suggest: 0.4 },
}

/** A colon stands before a description, too, so that advice with its reason behind one has to be surer. */
const surerBehindColon = 0.7

/** Probability at which a passage is used. */
const useFrom = ({ kind, form }: PassageCandidate): number =>
  kind === 'advice' && form === 'colon' ? surerBehindColon : thresholds[kind].add

/** Claims that take more than a name and a text. */
export interface PassageClaims {
  /** Without those that turned out to be advice. */
  definitions: Definition[]
  advice: Advice[]
  questions: AuthoredCard[]
  procedures: Procedure[]
  /** Facts that the lesson wants remembered. */
  keyPoints: Statement[]
  findings: Finding[]
}

/** Probability at which a fact is used that stands in a container for key points, which its author has put there. */
const announced = 0.12

const isAnnounced = ({ kind, block }: PassageCandidate): boolean =>
  kind === 'statement' && block?.container?.startsWith('keypoints') === true

/** What is claimed already, so that the same words are not claimed again. */
interface Known {
  definitions: readonly Definition[]
  labelled: readonly LabelledStatement[]
  advice: readonly Advice[]
}

interface Taken {
  first: number
  last: number
  text: string
}

/** Words in common from which on two texts of the same lines say the same. */
const sameText = 0.6

function isTaken(passage: PassageCandidate, taken: readonly Taken[]): boolean {
  const text = foldText(`${passage.what} ${passage.says} ${passage.steps.join(' ')}`)
  return taken.some(
    (other) =>
      other.first <= passage.lastLine &&
      passage.line <= other.last &&
      (text.includes(other.text) || other.text.includes(text) || similarity(text, other.text) >= sameText),
  )
}

/** Order of the kinds: a passage of an earlier kind is not read again as one of a later kind. */
const order: readonly PassageKind[] = ['question', 'procedure', 'advice', 'statement']

/** Takes the probable passages, kind by kind, and suggests those that are nearly probable. */
export function readPassages(
  ranked: readonly RankedPassage[],
  known: Known,
  language: LanguageData,
): PassageClaims {
  const claims: PassageClaims = {
    ...{ definitions: [...known.definitions], advice: [...known.advice], questions: [], procedures: [] },
    ...{ keyPoints: [], findings: [] },
  }
  const taken: Taken[] = [
    ...known.definitions.map(({ source, meaning }) => takenBy(source, meaning)),
    ...known.labelled.map(({ source, statements }) => takenBy(source, statements.join(' '))),
    ...known.advice.flatMap(({ source, what, reason }) => [takenBy(source, what), takenBy(source, reason)]),
  ]
  const surest = Map.groupBy(
    ranked.filter(({ passage, probability }) => probability >= useFrom(passage)),
    ({ passage }) => listKey(passage),
  )
  for (const kind of order) {
    const suggestFrom = thresholds[kind].suggest
    const asKind: Taken[] = []
    for (const { passage, probability } of ranked) {
      const isSupported = hasSurerSibling(passage, surest)
      if (passage.kind !== kind || (probability < Math.min(suggestFrom, announced) && !isSupported)) continue
      if (kind === 'advice' && !canAskWhy(passage, language)) continue
      if (kind !== 'advice' && isAboutText(passage.what, language)) continue
      // A question may be answered by a definition, and a definition may be read from advice.
      const others = kind === 'question' ? asKind : [...taken, ...asKind]
      if (isTaken(passage, others)) continue
      const { line: first, lastLine: last, what, says, steps } = passage
      const isUsed = probability >= suggestFrom || isSupported || isAnnounced(passage)
      if (!isUsed) continue
      asKind.push(takenBy({ first, last }, `${what} ${says} ${steps.join(' ')}`))
      const threshold = isAnnounced(passage) ? announced : useFrom(passage)
      const isUnnamed = kind === 'procedure' && what === ''
      const isAlone = kind !== 'question' || asksAlone(what, language)
      if (isAlone && (probability >= threshold || isSupported)) addClaim(passage, claims, language)
      else if (isUnnamed) claims.findings.push(unnamedSteps(passage))
      else if (probability >= suggestFrom && isWorthSuggesting(passage, language))
        claims.findings.push(suggestionOf(passage))
    }
    taken.push(...asKind)
  }
  const told = new Set(claims.findings.map(({ line }) => line))
  const silent = ranked.filter(({ passage }) => isSteps(passage, language) && !told.has(passage.line))
  claims.findings.push(
    ...silent.filter(({ passage }) => !isTaken(passage, taken)).map(({ passage }) => unnamedSteps(passage)),
  )
  return claims
}

const minSteps = 3

/** Whether a passage is a numbered list of English instructions in the text of the lesson, whatever they lead to. */
function isSteps({ kind, form, steps, sections }: PassageCandidate, language: LanguageData): boolean {
  const place = sections.at(-1)?.kind
  if (kind !== 'procedure' || form !== 'numbered list' || steps.length < minSteps) return false
  if (place === 'stop' || place === 'introduction' || place === 'advice') return false
  const instructions = steps.filter((step) => firstWordOf(step) === 'imperative' || isImperative(step))
  return language.code === 'en' && instructions.length * 2 > steps.length
}

/** What the author can do about steps of which nothing says clearly enough what they lead to. */
function unnamedSteps({ what, steps, line }: PassageCandidate): Finding {
  const comment = cardComment(`What are the steps of ${what === '' ? '…' : `“${what}”`}?`, steps.join('; '))
  return finding(
    'G28',
    { line },
    `Nothing says clearly enough what these ${steps.length} steps lead to.`,
    'For a card, put them below a heading such as “How to …” or a line that names it and ends with a colon, ' +
      `or paste \`${comment}\`.`,
  )
}

/**
 * Whether `why?` can be asked of advice: code alone is no reason, nor is an English participle behind the name of a thing,
 * which says what the thing is: `shift of the curve: caused by …`.
 */
function canAskWhy({ what, says }: PassageCandidate, language: LanguageData): boolean {
  const isCode = !/\p{L}/u.test(says.replace(/`[^`]*`/gu, ''))
  const isDescription = language.code === 'en' && /^\p{L}+(?:ed|en)\sby\s/iu.test(says) && !hasVerb(what)
  return !isCode && !isDescription && advisesAlone(what, says, language)
}

/** A fact has no card to suggest, and what is said to be advice, but has no verb, is the name of a thing. */
function isWorthSuggesting({ kind, what }: PassageCandidate, language: LanguageData): boolean {
  return kind !== 'statement' && (kind !== 'advice' || language.code !== 'en' || hasVerb(what))
}

/** Whether a passage is an answered question in a list of surer ones. */
function hasSurerSibling(passage: PassageCandidate, surest: ReadonlyMap<string, unknown>): boolean {
  const isAnswered = passage.kind === 'question' && passage.form === 'item'
  return isAnswered && surest.has(listKey(passage))
}

const takenBy = ({ first, last }: { first: number; last: number }, text: string): Taken => ({
  first,
  last,
  text: foldText(text),
})

function addClaim(passage: PassageCandidate, claims: PassageClaims, language: LanguageData): void {
  const { kind, what, says, steps, block, sections, file, line: first, lastLine: last } = passage
  const about = {
    section: sections.at(-1) ?? null,
    annotated: block?.annotations.concepts ?? [],
    source: { file, first, last },
  }
  switch (kind) {
    case 'advice': {
      const reason = cleanReason(says.replace(/^as\s/iu, ''))
      claims.advice.push({ kind: adviceKind(passage, language), what: cleanAdvice(what), reason, ...about })
      break
    }
    case 'question':
      claims.questions.push({ id: null, question: capitalise(what), answer: capitalise(says), ...about })
      break
    case 'procedure':
      claims.procedures.push({ goal: what, steps: [...steps], ...about })
      break
    case 'statement': {
      const keyWords = block === null ? [] : keyWordsOf(block.lines)
      claims.keyPoints.push({
        text: says,
        keyWords: keyWords.filter((word) => occurrencesOf(word, says).length === 1),
        isKeyPoint: true,
        ...about,
      })
    }
  }
}

/** English advice in the imperative, an English mistake such as `forgetting to await`, or any other sentence. */
function adviceKind({ what }: PassageCandidate, language: LanguageData): Advice['kind'] {
  if (language.code !== 'en') return 'sentence'
  if (/^(?:not\s)?\p{L}{2,}ing\s\S/iu.test(what)) return 'mistake'
  const first = firstWordOf(what)
  return first === 'imperative' || isImperative(what) ? 'advice' : 'sentence'
}

function suggestionOf({ kind, what, says, steps, line }: PassageCandidate): Finding {
  switch (kind) {
    case 'question':
      return suggest(line, `“${what}” may be answered here`, { question: what, answer: says })
    case 'procedure': {
      const question = `What are the steps of “${what}”?`
      return suggest(line, `“${what}” may be done in these steps`, { question, answer: steps.join('; ') })
    }
    default: {
      const question = `Why: ${cleanAdvice(what)}?`
      return suggest(line, `“${what}” may be advice with its reason`, { question, answer: says })
    }
  }
}
