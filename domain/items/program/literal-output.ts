import type { RunRecord } from '#domain/program/run-record'
import { topLevelStatements } from '#domain/program/python-tokens'
import { normaliseOutput } from '#domain/items/grade-answer'

/** Whether a program is straight-line code: each line runs once, from top to bottom. */
export function isStraightLine(source: string): boolean {
  return !/^\s*(?:async|def|class|for|while|if|try|with|match)\b|\blambda\b|\bfor\b.*\bin\b/mu.test(source)
}

const text = String.raw`[rub]{0,2}(?:"[^"\\{}]*"|'[^'\\{}]*')`
const plainLiteral = new RegExp(`^(?:${text}|-?\\d+(?:\\.\\d+)?|True|False|None)$`, 'u')
/** A literal with brackets around others, whose output looks like it. */
const displayLiteral = /^[[{(][^()]*(?:\([^()]*\)[^()]*)*[\]})]$/u
const printedOnce = /^print\((?:repr\()?([^()]*|[[{(].*[\]})])\)?\)$/su

/**
 * Whether all that a straight-line program prints stands in it word for word: literals, or names that are assigned a
 * literal once and are then only printed.
 */
export function printsOnlyLiterals(source: string, run: RunRecord): boolean {
  if (run.outcome !== 'finished' || run.seconds > 0 || run.stdout === '' || !isStraightLine(source))
    return false
  const printed: string[] = []
  const values = new Map<string, string>()
  for (const { kind, text: statement } of topLevelStatements(source)) {
    const [, name = '', value = ''] = /^([^\W\d]\w*)\s*=\s*(\S.*)$/su.exec(statement) ?? []
    const [, argument] = printedOnce.exec(statement) ?? []
    if (kind === 'AssignStatement' && !values.has(name) && isLiteral(value)) values.set(name, value)
    else if (kind === 'ExpressionStatement' && argument !== undefined) printed.push(argument.trim())
    else return false
  }
  const shown = printed.map((argument) => values.get(argument) ?? argument)
  return shown.every(isLiteral) && folded(shown.join('')) === folded(normaliseOutput(run.stdout).join(''))
}

const isLiteral = (value: string): boolean =>
  plainLiteral.test(value) || (displayLiteral.test(value) && !/[^\W\d]\w*\s*[([]/u.test(withoutTexts(value)))

const withoutTexts = (value: string): string => value.replace(new RegExp(text, 'gu'), '')

/** A text without what a literal and its output may differ in: quotes, spaces, and a comma at the end of a line. */
const folded = (value: string): string => value.replace(/["'\s]+/gu, '').replace(/,(?=[\]})])/gu, '')
