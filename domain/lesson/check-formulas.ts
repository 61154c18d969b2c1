import { visit } from 'unist-util-visit'
import { finding, type Finding } from '#domain/findings/finding'
import { formulaProblem } from '#domain/formula/formula-html'
import type { LessonDocument } from '#domain/lesson/read-markdown'

const maxShown = 60

/** Findings about formulas of which the page can show only the TeX, because it cannot be read. */
export function checkFormulas({ root }: LessonDocument): Finding[] {
  const findings: Finding[] = []
  visit(root, (node) => {
    if (node.type !== 'inlineMath' && node.type !== 'math') return
    const tex = node.value.trim()
    const problem = formulaProblem(tex, node.type === 'math')
    if (problem === null) return
    const shown = tex.replaceAll(/\s+/gu, ' ').replaceAll('`', "'")
    const start = shown.length > maxShown ? `${shown.slice(0, maxShown)}…` : shown
    const found = `The TeX of the formula \`${start}\` cannot be read: ${problem}.`
    findings.push(finding('G29', { line: node.position?.start.line ?? null }, found))
  })
  return findings
}
