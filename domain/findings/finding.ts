import { catalogue } from '#domain/findings/catalogue'
import type { Rule, Severity } from '#domain/findings/rule'

/** The code of a rule, such as `E05`. */
export type RuleCode = keyof typeof catalogue

type CodeOf<Level extends Severity> = {
  [Code in RuleCode]: (typeof catalogue)[Code]['severity'] extends Level ? Code : never
}[RuleCode]

interface FindingBase<Code extends RuleCode> {
  rule: Code
  /** The line of the file, 1-based; null if the finding concerns the whole file. */
  line: number | null
  /** What was found and what to do about it, in whole sentences. */
  message: string
}

/** An error in a file, or a warning about it. */
export type Remark = FindingBase<CodeOf<'error' | 'warning'>>

/** The rejection of one item. */
export interface RejectedItem extends FindingBase<CodeOf<'rejection'>> {
  /** Id of the item. */
  item: string
}

export type Finding = Remark | RejectedItem

/** The language of all messages of findings, as a BCP 47 tag. */
export const languageOfFindings = 'en'

/** A stored finding, perhaps of an earlier version with other rules. */
export interface StoredFinding {
  rule: string
  line: number | null
  message: string
}

/**
 * Makes a finding, whose message is `found` followed by `whatToDo`.
 *
 * @param found what was found, in whole sentences
 * @param whatToDo advice that is more specific than the rule's own
 */
export function finding(
  rule: Remark['rule'],
  place: { line: number | null },
  found: string,
  whatToDo?: string,
): Remark
export function finding(
  rule: RejectedItem['rule'],
  place: { line: number; item: string },
  found: string,
  whatToDo?: string,
): RejectedItem
export function finding(
  rule: RuleCode,
  place: { line: number | null; item?: string },
  found: string,
  whatToDo: string = catalogue[rule].whatToDo,
) {
  return { rule, ...place, message: `${found} ${whatToDo}` }
}

/** Groups findings by severity, each group in line order. */
export function bySeverity(findings: readonly Finding[]) {
  const inLineOrder = findings.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0))
  const has = ({ rule }: Finding, severity: Severity): boolean => catalogue[rule].severity === severity
  return {
    errors: inLineOrder.filter((each): each is Remark => has(each, 'error')),
    rejected: inLineOrder.filter((each): each is RejectedItem => has(each, 'rejection')),
    warnings: inLineOrder.filter((each): each is Remark => has(each, 'warning')),
  }
}

/** The rule with this code; null if it no longer exists. */
export function findRule(code: string): Rule | null {
  const rules: Readonly<Record<string, Rule>> = catalogue
  return Object.hasOwn(rules, code) ? (rules[code] ?? null) : null
}
