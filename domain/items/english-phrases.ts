import { capitalise } from '#domain/lesson/definiens'
import { isPlural, contextualLabel } from '#domain/lesson/label-words'
import { countWords } from '#domain/lesson/words'
import { startsWithImperative, startsWithVerb } from '#domain/items/english-verbs'
import { quoted, type Asked, type MeaningQuestion, type Phrases } from '#domain/items/wording'

function within(context: string | null, question: string): string {
  return context === null ? question : `In the context of “${context}”: ${question}`
}

const raised = /^(raised|thrown|called|triggered|emitted|sent) (?=(?:when|if|whenever|after|before)\b)/iu
const used = /^used (?:for (?=\S)|(?=(?:to|in|with|when)\b))/iu
const caused = /^caused by /iu
/** `In-place: needs no second list` says what something is, not what it does. */
const isState = /^(?:needs|lacks|consists|exists|belongs|depends|happens|occurs|costs|requires|means)\s/iu
/** `For short notes` says what for; `For a square matrix, …` begins a sentence. */
const purpose = /^for\s(?!(?:an?|the|any|all|each|every)\s[^,]*,\s)/iu
/** A verb with what it acts on, after a noun in the plural: there `Groups without …` is no verb. */
const actsOn = /^\p{L}{2,}s (?:an?|the|all|each|every|one|its|their|how|what|when|whether)\s|^\p{L}{2,}s `/iu

/** `Raised when a file is missing.` says when, `Used to pause.` what for: the answer begins with what is asked. */
function meaningQuestion({ shown, isCode, topic }: Asked, meaning: string): MeaningQuestion {
  const name = quoted(shown)
  const isSeveral = !isCode && isPlural(shown)
  const be = isSeveral ? 'are' : 'is'
  const ask = (prompt: string, saidBefore?: RegExp): MeaningQuestion => ({
    prompt,
    answer: saidBefore === undefined ? meaning : capitalise(meaning.replace(saidBefore, '')),
  })
  if (topic === 'day') return ask(`What happened on ${shown}?`)
  if (topic === 'period') return ask(`What belongs to the date “${shown}”?`)
  if (topic === 'person') return ask(`Who is ${name}?`)
  if (startsWithVerb(meaning) && !isSeveral && !isState.test(meaning)) return ask(`What does ${name} do?`)
  if (startsWithVerb(meaning) && actsOn.test(meaning)) return ask(`What do ${name} do?`)
  if (startsWithImperative(meaning)) return ask(`What ${isSeveral ? 'do' : 'does'} ${name} do?`)
  if (purpose.test(meaning)) return ask(`What ${be} ${name} for?`)
  const how = raised.exec(meaning)?.[1]?.toLowerCase()
  if (how !== undefined) return ask(`When ${be} ${name} ${how}?`, raised)
  if (used.test(meaning)) return ask(`What ${be} ${name} used for?`, used)
  if (caused.test(meaning)) return ask(`What causes ${name}?`, caused)
  if (isSeveral && !/^(?:to|by|when|if|how|what|where|why)\s/iu.test(meaning)) return ask(`What are ${name}?`)
  if (isCode && /^(?:an?|the)\s/iu.test(meaning)) return ask(`What is ${name}?`)
  return ask(`What does ${name} mean?`)
}

function termFor({ topic }: Asked, meaning: string): string {
  if (topic === 'day') return `When did this happen: “${meaning}”?`
  if (topic === 'period') return `Which date belongs to this: “${meaning}”?`
  if (topic === 'person') return `Who is described here: “${meaning}”?`
  if (countWords(meaning) <= 3) return `Which term means “${meaning}”?`
  return `Which term fits this description: “${meaning}”?`
}

function descriptionOf({ shown, topic }: Asked): string {
  if (topic === 'day' || topic === 'period') return `Which of these belongs to the date “${shown}”?`
  if (topic === 'person') return `Which of these descriptions fits ${quoted(shown)} best?`
  return `Which of these descriptions fits the term ${quoted(shown)}?`
}

/** English asks as the meaning is put. */
export const english: Phrases = {
  meaningOf: (asked, meaning) => {
    const { prompt, answer } = meaningQuestion(asked, meaning)
    return { prompt: within(asked.context, prompt), answer }
  },
  termFor: (asked, meaning) => within(asked.context, termFor(asked, meaning)),
  descriptionOf: (asked) => within(asked.context, descriptionOf(asked)),
  labelled: (shown, subject, label) => {
    const said = contextualLabel(label)
    if (said === null || said.kind === 'definition') return null
    return `${shown}: ${isPlural(subject) ? said.plural : said.singular}`
  },
  isDescriptionOf: ({ shown, topic }) =>
    topic === 'day' || topic === 'period' ? `This belongs to ${shown}.` : `This describes ${quoted(shown)}.`,
}
