import { isPlural } from '#domain/lesson/label-words'

/** A noun that only the text around it names: `this menu`, `these steps`. */
const pointer =
  /\b(?:this|these)\s(?!(?:is|are|was|were|can|may|will|must|means|happens|way|kind)\b)\p{L}{3}/iu

/** Whether a text cannot be understood on a card, because it points at the text around it. */
export const leansOnContext = (text: string): boolean =>
  /^(?:this|these|that|those|here|above|below)\b/iu.test(text) || pointer.test(text.replace(/`[^`]*`/gu, ''))

/** Whether a meaning is about something other than its term: it points elsewhere, or speaks of several things. */
export const isAboutOther = (term: string, meaning: string): boolean =>
  leansOnContext(meaning) || (/^(?:they|these|those)\b/iu.test(meaning) && !isPlural(term))
