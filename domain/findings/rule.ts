/**
 * What a finding costs. `error`: the file is not used at all, and what it gave before stays. `rejection`: one item is
 * left out. `warning`: nothing that was made is lost, but the author may want to know.
 */
export type Severity = 'error' | 'rejection' | 'warning'

/** Content as an author writes it: one lesson, or several files by their paths in the content folder. */
export type Example = string | Readonly<Record<string, string>>

/** What a finding of one code means. */
export interface Rule {
  severity: Severity
  /** What is the matter, as a headline without a full stop. */
  title: string
  /** Advice in whole sentences that can follow any message of the rule. */
  whatToDo: string
  /** The shortest content that has the finding, and how it is put right; null if no content can have it. */
  examples: { bad: Example; good: Example } | null
}

export type Rules = Readonly<Record<string, Rule>>

/** The text of an example, line by line: Markdown is full of backticks. */
export const lines = (...text: string[]): string => `${text.join('\n')}\n`
