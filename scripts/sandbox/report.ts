import type { Rewrite } from '#domain/program/rewrite'
import type { RunRecord } from '#domain/program/run-record'
import type { Trace } from '#domain/program/trace'
import type { SingleRun, Variant } from '#sandbox/node'

/** A rewrite of a program and the record of its run. */
export interface RewriteRun {
  rewrite: Rewrite
  seen: SingleRun['record']
}

/** What is reported in addition to the run record, if requested. */
export interface Extras {
  trace?: Trace
  rewriteRuns?: RewriteRun[]
  variants?: Variant[]
}

const indented = (text: string, by = '    ') => text.replace(/^(?=.)/gm, by).replace(/(?<!\n)$/, '\n')
const printed = (stdout: string) => (stdout === '' ? '      prints nothing\n' : indented(stdout, '      '))

const linesIn = (lines: number[]) => `line${lines.length === 1 ? '' : 's'} ${lines.join(', ')}`

function reportRewriteRun({ rewrite, seen }: RewriteRun, record: RunRecord): string {
  const { rule, misconception, site, lines } = rewrite
  const where = site === null ? '' : `, place ${site + 1}`
  const head = `    ${rule} (${misconception}${where}; ${linesIn(lines)})\n`
  const isTheSame = seen.stdout === record.stdout && seen.outcome === record.outcome
  if (isTheSame) return `${head}      prints the same\n`
  return `${head}${printed(seen.stdout)}${seen.outcome === record.outcome ? '' : `      ${seen.summary}\n`}`
}

function reportVariant({ changes, record }: Variant): string {
  const changed = changes.map(
    ({ kind, from, to, lines }) => `    ${kind} ${from} → ${to} (${linesIn(lines)})\n`,
  )
  return `  variant\n${changed.join('')}${printed(record.stdout)}`
}

/** A report for people: how the program ran, and the extras. */
export function report(file: string, record: RunRecord, { rewriteRuns, variants }: Extras): string {
  const output = record.stdout === '' ? '  prints nothing\n' : `  stdout\n${indented(record.stdout)}`
  const errors = record.stderr === '' ? '' : `  stderr\n${indented(record.stderr)}`
  const verdict = record.deterministic ? 'yes' : 'no'
  const reasons = record.reasons.map((reason) => `    ${reason}\n`).join('')
  const rewritesReport = rewriteRuns?.map((run) => reportRewriteRun(run, record)).join('')
  return (
    `${file} (Python ${record.python})\n  ${record.outcome}: ${record.summary}\n${output}${errors}` +
    `  virtual time: ${record.seconds} s\n  always the same: ${verdict}\n${reasons}` +
    (rewritesReport === undefined
      ? ''
      : `  as believers see it\n${rewritesReport || '    no rule applies\n'}`) +
    (variants === undefined ? '' : variants.map(reportVariant).join('') || '  no variants\n')
  )
}

/** The same report as one line of JSON. */
export function asJson(file: string, record: RunRecord, { trace, rewriteRuns, variants }: Extras): string {
  const { python, outcome, stdout, stderr, exception, seconds, deterministic, reasons } = record
  const shown = { file, python, outcome, stdout, stderr, exception, seconds, deterministic, reasons }
  const more = {
    ...(trace && { trace }),
    ...(rewriteRuns && {
      rewrites: rewriteRuns.map(({ rewrite, seen }) => ({ ...rewrite, seen: shownOf(seen) })),
    }),
    ...(variants && {
      variants: variants.map(({ program, record: own, changes }) => ({
        source: program.source,
        changes,
        seen: shownOf(own),
      })),
    }),
  }
  return `${JSON.stringify({ ...shown, ...more })}\n`
}

function shownOf({ outcome, stdout, stderr, exception, seconds }: SingleRun['record']) {
  return { outcome, stdout, stderr, exception, seconds }
}
