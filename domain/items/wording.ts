import type { Topic } from '#domain/lesson/topic'

/** The term that a question is about. */
export interface AskedTerm {
  /** The term as shown in prompts. */
  shown: string
  isCode: boolean
  topic: Topic
  /** Heading that distinguishes the term from the same term elsewhere; null if that is not needed. */
  context: string | null
}

/** The question that a meaning answers, and the answer. */
export interface MeaningQuestion {
  prompt: string
  answer: string
}

/** The wording of prompts and feedback in the language of a lesson. */
export interface Phrases {
  /** Asks for the meaning of a term. */
  askMeaning(asked: AskedTerm, meaning: string): MeaningQuestion
  /** Asks for the term with a meaning. */
  askTerm(asked: AskedTerm, meaning: string): string
  /** Asks which of several descriptions fits a term; at least six words where words are counted (rule E28). */
  askDescription(asked: AskedTerm): string
  /** Feedback on a description: it is that of this term. */
  confirmDescription(asked: AskedTerm): string
  /**
   * Asks what a label says about its subject: `Tuples: how are they created?` Null if it gives no question.
   *
   * @param shown the subject as shown in prompts
   */
  askLabel(shown: string, subject: string, label: string): string | null
  /** Asks what stands in a column of a table: `Heap sort: space?` */
  askCell(shown: string, heading: string): string
  /** Asks for the reason of advice in the words of the lesson. */
  askWhy(advice: string): string
  /** Asks for the order of the steps to a goal. */
  askOrder(goal: string): string
}

/** A term in quotation marks; code keeps only its backticks. */
export function quoted(term: string, [open, close]: readonly [string, string] = ['“', '”']): string {
  return /^`[^`]+`$/u.test(term) ? term : `${open}${term}${close}`
}
