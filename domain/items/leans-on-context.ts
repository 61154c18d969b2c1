import { isPlural } from '#domain/lesson/label-words'

/** Parts of a document or an interface that only the text around a card shows: `this menu`, `these lectures`. */
const pointer =
  /\b(?:this|these)\s(?:menu|lecture|lesson|section|chapter|page|series|course|notebook|tutorial|guide|example|table|figure|button|book|article|exercise)s?\b/iu

/** Whether a text cannot be understood on a card, because it points at the text around it. */
export const leansOnContext = (text: string): boolean =>
  /^(?:this|these|that|those|here|above|below)\b/iu.test(text) || pointer.test(text.replace(/`[^`]*`/gu, ''))

/** Whether a meaning is about something other than its term: it points elsewhere, or speaks of several things. */
export const isAboutOther = (term: string, meaning: string): boolean =>
  leansOnContext(meaning) || (/^(?:they|these|those)\b/iu.test(meaning) && !isPlural(term))
