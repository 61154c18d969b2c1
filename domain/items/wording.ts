import type { Topic } from '#domain/lesson/topic'

/** What a question is about. */
export interface AskedTerm {
  /** The term as prompts show it. */
  shown: string
  isCode: boolean
  topic: Topic
  /** Heading that tells the term apart from the same term elsewhere; null if there is none. */
  context: string | null
}

/** What a meaning answers, and the words of it that do. */
export interface MeaningQuestion {
  prompt: string
  answer: string
}

/** The sentences that prompts and feedback are made of, in the language of a lesson. */
export interface Phrases {
  askMeaning(asked: AskedTerm, meaning: string): MeaningQuestion
  askTerm(asked: AskedTerm, meaning: string): string
  /** Stem of a choice among meanings; at least six words where words are counted (rule E28). */
  askDescription(asked: AskedTerm): string
  confirmDescription(asked: AskedTerm): string
  /**
   * What a label asks of its subject: `Tuples: how are they created?` Null if nothing can be asked.
   *
   * @param shown the subject as prompts show it
   */
  askLabel(shown: string, subject: string, label: string): string | null
}

/** A term set off from the sentence around it; code is by its backticks. */
export function quoted(term: string, [open, close]: readonly [string, string] = ['“', '”']): string {
  return /^`[^`]+`$/u.test(term) ? term : `${open}${term}${close}`
}
