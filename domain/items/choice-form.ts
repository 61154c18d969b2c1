import { foldText, isUnspaced, countGraphemes } from '#domain/lesson/words'

/** Grammatical form of an option's beginning: options of one question must agree in it (item rule E24). */
export type OptionForm =
  'determiner' | 'verb' | 'gerund' | 'participle' | 'to' | 'number' | 'code' | 'phrase' | 'unspaced'

/** The form that a text begins with. */
export function formOf(text: string): OptionForm {
  if (isUnspaced(text)) return 'unspaced'
  if (/^`/u.test(text)) return 'code'
  if (/^[-+]?\d/u.test(text)) return 'number'
  if (/^(?:an?|the|one|any|each|every|some|all|this|these)\s/iu.test(text)) return 'determiner'
  if (/^to\s/iu.test(text)) return 'to'
  if (/^\p{L}{2,}ing\b/iu.test(text)) return 'gerund'
  if (/^(?:used|made|defined|called|created|built|found|known|stored)\b/iu.test(text)) return 'participle'
  if (
    /^\p{L}{2,}[^s\W]s\s+(?!(?:of|that|which|in|with|from|for|and|or|are|used|defined|made)\b)/iu.test(text)
  )
    return 'verb'
  return 'phrase'
}

/** An option's text as options show it: no final punctuation, so that all end alike. */
export function optionText(text: string): string {
  return text.replace(/[\s.。．;:,]+$/u, '')
}

/** Whether the key can be told by its length alone (item rule E23): more than 1.3 × or less than 0.7 ×. */
export function lengthGivesAway(key: string, distractors: readonly string[]): boolean {
  const lengths = distractors.map(countGraphemes)
  const own = countGraphemes(key)
  return own > 1.3 * Math.max(...lengths) || own < 0.7 * Math.min(...lengths)
}

/** Whether the key is longer than every distractor. */
export function isLongest(key: string, distractors: readonly string[]): boolean {
  return distractors.every((text) => countGraphemes(text) < countGraphemes(key))
}

/** Whether two options say the same: equal, or one within the other (item rule E20). */
export function overlap(first: string, second: string): boolean {
  const a = foldText(first)
  const b = foldText(second)
  if (a === '' || b === '') return first.trim() === second.trim()
  return a.includes(b) || b.includes(a)
}

/** Words that give a distractor away because only distractors have them (item rule E25). */
export function hasAbsoluteWord(text: string): boolean {
  return /\b(?:always|never|all of the above|none of the above)\b/iu.test(text)
}
