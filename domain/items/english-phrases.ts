import { firstWordOf, isPresentVerb } from '#domain/language/english-tags'
import { capitalise } from '#domain/lesson/definiens'
import { isPlural, contextualLabel } from '#domain/lesson/label-words'
import { countWords } from '#domain/lesson/words'
import { isVerbWithObject, startsWithImperative, startsWithVerb } from '#domain/items/english-verbs'
import {
  askByName,
  listOf,
  quoted,
  type AskedTerm,
  type MeaningQuestion,
  type Phrases,
} from '#domain/items/wording'

const alternatives = (texts: readonly string[]): string => listOf(texts, 'en-GB')

function inContext(context: string | null, question: string): string {
  return context === null ? question : `In the context of “${context}”: ${question}`
}

const raised = /^(raised|thrown|called|triggered|emitted|sent) (?=(?:when|if|whenever|after|before)\b)/iu
const used = /^used (?:for (?=\S)|(?=(?:to|in|with|when)\b))/iu
const caused = /^caused by /iu
/** Verbs of state: `In-place: needs no second list` says what something is, not what it does. */
const isState = /^(?:needs|lacks|consists|exists|belongs|depends|happens|occurs|costs|requires|means)\s/iu
/** A purpose such as `For short notes`, but not the start of a sentence such as `For a square matrix, …`. */
const purpose = /^for\s(?!(?:an?|the|any|all|each|every)\s[^,]*,\s)/iu
/** Whether what seems to be a verb behind a plural term is one. */
const saysWhatManyDo = (meaning: string): boolean =>
  isVerbWithObject(meaning) || isPresentVerb(meaning, meaning.toLowerCase().split(' ')[0] ?? '')

/** What only a person can be said to be: `an envoy who …`. */
const saysWho = /^\S+(?:\s\S+){0,6}\swho\s/iu

/** A property does nothing: `Concurrent`. */
const isAdjective = (shown: string): boolean => /^\p{L}+$/u.test(shown) && firstWordOf(shown) === 'adjective'

/** The question that a meaning answers, and the meaning without the words that are already in the question. */
function meaningQuestion({ shown, isCode, topic }: AskedTerm, meaning: string): MeaningQuestion {
  const name = quoted(shown)
  const isPluralTerm = !isCode && isPlural(shown)
  const be = isPluralTerm ? 'are' : 'is'
  const ask = (prompt: string, redundantLead?: RegExp): MeaningQuestion => ({
    prompt,
    answer: redundantLead === undefined ? meaning : capitalise(meaning.replace(redundantLead, '')),
  })
  if (topic === 'day') return ask(`What happened on ${shown}?`)
  if (topic === 'period') return ask(`What belongs to the date “${shown}”?`)
  if (topic === 'person') return ask(`Who is ${name}?`)
  if (topic === 'past')
    return ask(`${saysWho.test(meaning) ? 'Who' : 'What'} ${isPlural(shown) ? 'were' : 'was'} ${name}?`)
  if (isAdjective(shown)) return ask(`What does ${name} mean?`)
  if (startsWithVerb(meaning) && !isPluralTerm && !isState.test(meaning)) return ask(`What does ${name} do?`)
  if (isPluralTerm && startsWithVerb(meaning) && !isState.test(meaning) && saysWhatManyDo(meaning))
    return ask(`What do ${name} do?`)
  if (startsWithImperative(meaning)) return ask(`What ${isPluralTerm ? 'do' : 'does'} ${name} do?`)
  if (meaning.endsWith('?')) return ask(`Which question does ${name} answer?`)
  if (purpose.test(meaning)) return ask(`What ${be} ${name} for?`)
  const how = raised.exec(meaning)?.[1]?.toLowerCase()
  if (how !== undefined) return ask(`When ${be} ${name} ${how}?`, raised)
  if (used.test(meaning)) return ask(`What ${be} ${name} used for?`, used)
  if (caused.test(meaning)) return ask(`What causes ${name}?`, caused)
  if (isPluralTerm && !/^(?:to|by|when|if|how|what|where|why)\s/iu.test(meaning))
    return ask(`What are ${name}?`)
  if (isCode && /^(?:an?|the)\s/iu.test(meaning)) return ask(`What is ${name}?`)
  return ask(`What does ${name} mean?`)
}

function termQuestion({ topic }: AskedTerm, meaning: string): string {
  if (topic === 'day') return `When did this happen: “${meaning}”?`
  if (topic === 'period') return `Which date belongs to this: “${meaning}”?`
  if (topic === 'person') return `Who is described here: “${meaning}”?`
  if (meaning.endsWith('?')) return `Which term stands for this question: “${meaning}”?`
  if (countWords(meaning) <= 3) return `Which term means “${meaning}”?`
  return `Which term fits this description: “${meaning}”?`
}

function descriptionQuestion({ shown, topic }: AskedTerm): string {
  if (topic === 'day' || topic === 'period') return `Which of these belongs to the date “${shown}”?`
  if (topic === 'person') return `Which of these descriptions fits ${quoted(shown)} best?`
  return `Which of these descriptions fits the term ${quoted(shown)}?`
}

/** English prompts, whose wording depends on the form of the meaning. */
export const english: Phrases = {
  askMeaning: (asked, meaning) => {
    const { prompt, answer } = meaningQuestion(asked, meaning)
    return { prompt: inContext(asked.context, prompt), answer }
  },
  askTerm: (asked, meaning) => inContext(asked.context, termQuestion(asked, meaning)),
  askDescription: (asked) => inContext(asked.context, descriptionQuestion(asked)),
  askLabel: (shown, subject, label) => {
    const meaning = contextualLabel(label)
    if (meaning === null || meaning.kind === 'definition') return null
    return `${shown}: ${isPlural(subject) ? meaning.plural : meaning.singular}`
  },
  askCell: (shown, heading) => askByName(shown, heading, '?'),
  askWhy: (advice) => `Why: ${advice}?`,
  askMatch: (terms, topic) => {
    const list = alternatives(terms)
    if (topic === 'day' || topic === 'period') return `What belongs to which of these dates: ${list}?`
    if (topic === 'person') return `Which description fits which of these people: ${list}?`
    return `Which meaning belongs to which of these terms: ${list}?`
  },
  askSort: ({ by, names }) => {
    const list = alternatives(names)
    if (by === null) return `Which group does each of these belong to: ${list}?`
    return by.endsWith('?')
      ? `What is the answer to ${quoted(by)} for each of these: ${list}?`
      : `Which ${quoted(by)} goes with each of these: ${list}?`
  },
  askNot: (by, name) => {
    if (by === null) return `Which of these does **NOT** belong to ${quoted(name)}?`
    const what = by.endsWith('?') ? `answer to ${quoted(by)}` : quoted(by)
    return `For which of these is the ${what} **NOT** ${quoted(name)}?`
  },
  askOrder: (goal) => `In which order do these steps come: ${quoted(goal)}?`,
  confirmDescription: ({ shown, topic }) =>
    topic === 'day' || topic === 'period' ? `This belongs to ${shown}.` : `This describes ${quoted(shown)}.`,
}
