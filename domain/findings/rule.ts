/**
 * The consequence of a finding. `error`: the file is not used, and what was built from it before stays. `rejection`:
 * one item is left out. `warning`: nothing is left out.
 */
export type Severity = 'error' | 'rejection' | 'warning'

/** Example content: the text of one lesson, or several files by their paths in the content folder. */
export type Example = string | Readonly<Record<string, string>>

/** The meaning of one finding code. */
export interface Rule {
  severity: Severity
  /** What is wrong, as a headline without a full stop. */
  title: string
  /** Advice in whole sentences, which follows the message unless a finding has its own. */
  whatToDo: string
  /** Short content with the finding and the same content corrected; null if no content can have the finding. */
  examples: { bad: Example; good: Example } | null
}

/** What a rule says to authors. */
export type RuleWords = Pick<Rule, 'title' | 'whatToDo'>

export type Rules = Readonly<Record<string, Rule>>

/** Joins the lines of an example; in a template literal, the backticks of Markdown would need escaping. */
export const lines = (...text: string[]): string => `${text.join('\n')}\n`
