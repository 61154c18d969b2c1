import { isPlural } from '#domain/lesson/label-words'

/** Parts of a document or an interface that only the text around a card shows: `this menu`, `these lectures`. */
const pointer =
  /\b(?:this|these)\s(?:menu|lecture|lesson|section|chapter|page|series|course|notebook|tutorial|guide|example|table|figure|button|book|article|exercise)s?\b/iu

/**
 * Words at the start that point at something before them. `Those who pray` and `Below the lungs` say themselves what they
 * are about.
 */
const startsWithPointer =
  /^(?:(?:this|these|here)\b|(?:that|those)\b(?!\s(?:who|whose|whom|which|that)\b)|(?:above|below)(?:,|\s(?:is|are|you|we|i)\b))/iu

/** Whether a text cannot be understood on a card, because it points at the text around it. */
export const leansOnContext = (text: string): boolean =>
  startsWithPointer.test(text) || pointer.test(text.replace(/`[^`]*`/gu, ''))

/** Whether a meaning is about something other than its term: it points elsewhere, or speaks of several things. */
export const isAboutOther = (term: string, meaning: string): boolean =>
  leansOnContext(meaning) || (/^they\b/iu.test(meaning) && !isPlural(term))
