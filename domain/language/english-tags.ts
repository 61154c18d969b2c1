import nlp from 'compromise/two'
import { LRUCache } from 'lru-cache'
import { z } from 'zod'

/** What compromise says of the first word of an English phrase. */
export type FirstWord = 'verb' | 'imperative' | 'gerund' | 'noun' | 'adjective' | 'other'

const firstTermSchema = z.array(z.object({ terms: z.array(z.object({ tags: z.array(z.string()) })) }))

const firstWords = new LRUCache<string, FirstWord>({ max: 5000 })

/** Whether compromise reads a word of an English clause as a verb in the third person. */
export function isPresentVerb(clause: string, verb: string): boolean {
  const found: unknown = nlp(clause).match('#PresentTense').out('array')
  return z
    .array(z.string())
    .parse(found)
    .some((words) => words.split(' ').includes(verb))
}

/** Whether an English phrase has a verb, so that it says something; an imperative and a gerund at its start count. */
export const hasVerb = (phrase: string): boolean =>
  ['imperative', 'gerund', 'verb'].includes(firstWordOf(phrase)) || nlp(phrase).has('#Verb')

/** As much of a phrase as decides what its first word is. */
const startOf = (phrase: string): string => phrase.split(/\s+/u).slice(0, 8).join(' ')

/** The part of speech of the first word of an English phrase; of a long phrase, as its first eight words suggest. */
export function firstWordOf(phrase: string): FirstWord {
  const start = startOf(phrase)
  const known = firstWords.get(start)
  if (known !== undefined) return known
  const word = tagged(start)
  firstWords.set(start, word)
  return word
}

function tagged(phrase: string): FirstWord {
  const tags = new Set(firstTermSchema.parse(nlp(phrase).terms().first().json())[0]?.terms[0]?.tags)
  if (tags.has('Gerund')) return 'gerund'
  if (tags.has('Imperative') || tags.has('Infinitive')) return 'imperative'
  if (tags.has('Verb')) return 'verb'
  if (tags.has('Adjective')) return 'adjective'
  return tags.has('Noun') ? 'noun' : 'other'
}

/** The base form of the verb at the start of an English phrase: `create` for `Creating exceptions`. */
export const infinitiveAtStart = (phrase: string): string =>
  nlp(startOf(phrase.toLowerCase())).compute('root').text('root').split(' ')[0] ?? ''
