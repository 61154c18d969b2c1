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

/** Classes that a question is about. */
export interface AskedClasses {
  /** What the classes are, in the words of the lesson; null if their names say it. */
  by: string | null
  names: readonly string[]
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
  /** Asks what stands in a column of a table by its heading, which may be of any form: `Clove hitch: Use for?` */
  askCell(shown: string, heading: string): string
  /** Asks for the reason of advice in the words of the lesson. */
  askWhy(advice: string): string
  /** Asks for the order of the steps to a goal. */
  askOrder(goal: string): string
  /** Asks which meaning belongs to which of some terms of one topic, as shown. */
  askMatch(terms: readonly string[], topic: Topic): string
  /** Asks into which of some classes each of several things is sorted. */
  askSort(classes: AskedClasses): string
  /** Asks which of several things is not in a class, with the NOT between double asterisks; at least six words. */
  askNot(by: string | null, name: string): string
}

/** A term in quotation marks; code keeps only its backticks. */
export function quoted(term: string, [open, close]: readonly [string, string] = ['“', '”']): string {
  return /^`[^`]+`$/u.test(term) ? term : `${open}${term}${close}`
}

/** Asks what a name, such as the heading of a column, says about a thing: `Suriname: Capital?` */
export const askByName = (shown: string, name: string, mark: string): string =>
  `${shown}: ${name.replace(/[\s?？:：]+$/u, '') || name}${mark}`

/** Texts in quotation marks as alternatives: `“A”, “B” or “C”`. */
export function listOf(texts: readonly string[], locale: string, quotes?: readonly [string, string]): string {
  const list = new Intl.ListFormat(locale, { type: 'disjunction' })
  return list.format(texts.map((text) => quoted(text, quotes)))
}
