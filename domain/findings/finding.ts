import { catalogue } from '#domain/findings/catalogue'
import type { Rule, Severity } from '#domain/findings/rule'

/** The code of a rule, such as `E05`. */
export type RuleCode = keyof typeof catalogue

type CodeOf<Level extends Severity> = {
  [Code in RuleCode]: (typeof catalogue)[Code]['severity'] extends Level ? Code : never
}[RuleCode]

interface FindingBase<Code extends RuleCode> {
  rule: Code
  /** The line of the file, 1-based; null where it concerns the file as a whole. */
  line: number | null
  /** What was found and what to do about it, in whole sentences. */
  message: string
}

/** Something about a file that its author should look at. */
export type Remark = FindingBase<CodeOf<'error' | 'warning'>>

/** Why an item was left out. */
export interface RejectedItem extends FindingBase<CodeOf<'rejection'>> {
  /** Id of the item. */
  item: string
}

export type Finding = Remark | RejectedItem

/** A finding as it was stored, perhaps by an earlier version with other rules. */
export interface StoredFinding {
  rule: string
  line: number | null
  message: string
}

/**
 * Makes a finding.
 *
 * @param found what was found, in whole sentences
 * @param whatToDo where there is something more specific to say than the catalogue does
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

/** Findings by what they cost, each list from the top of the file to its end. */
export function bySeverity(findings: readonly Finding[]) {
  const inLineOrder = findings.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0))
  const has = ({ rule }: Finding, severity: Severity): boolean => catalogue[rule].severity === severity
  return {
    errors: inLineOrder.filter((each): each is Remark => has(each, 'error')),
    rejected: inLineOrder.filter((each): each is RejectedItem => has(each, 'rejection')),
    warnings: inLineOrder.filter((each): each is Remark => has(each, 'warning')),
  }
}

/** The rule of a code; null for a code that there is no more. */
export function findRule(code: string): Rule | null {
  const rules: Readonly<Record<string, Rule>> = catalogue
  return Object.hasOwn(rules, code) ? (rules[code] ?? null) : null
}
