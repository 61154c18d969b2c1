import nlp from 'compromise/two'
import { LRUCache } from 'lru-cache'
import { z } from 'zod'

/** What compromise says of the first word of an English phrase. */
export type FirstWord = 'verb' | 'imperative' | 'gerund' | 'noun' | 'adjective' | 'other'

const firstWords = new LRUCache<string, FirstWord>({ max: 5000 })

/** Whether compromise reads a word of an English clause as a verb in the third person. */
export function isPresentVerb(clause: string, verb: string): boolean {
  const found: unknown = nlp(clause).match('#PresentTense').out('array')
  return z
    .array(z.string())
    .parse(found)
    .some((words) => words.split(' ').includes(verb))
}

/** The part of speech of the first word of an English phrase; of a long phrase, as its first eight words suggest. */
export function firstWordOf(phrase: string): FirstWord {
  const start = phrase.split(/\s+/u).slice(0, 8).join(' ')
  const known = firstWords.get(start)
  if (known !== undefined) return known
  const word = tagged(start)
  firstWords.set(start, word)
  return word
}

function tagged(phrase: string): FirstWord {
  const first = nlp(phrase).terms().first()
  if (first.has('#Gerund')) return 'gerund'
  if (first.has('#Imperative') || first.has('#Infinitive')) return 'imperative'
  if (first.has('#Verb')) return 'verb'
  if (first.has('#Adjective')) return 'adjective'
  return first.has('#Noun') ? 'noun' : 'other'
}
