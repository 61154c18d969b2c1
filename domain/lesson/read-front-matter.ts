import { parseDocument } from 'yaml'
import { z } from 'zod'

import { finding, type Finding } from '#domain/findings/finding'

/** The front matter values that Retrace uses; all others belong to other tools. */
export interface FrontMatter {
  id: string | null
  title: string | null
  aliases: string[]
  language: string | null
}

const scalar = z.union([z.string(), z.number(), z.boolean()]).transform((value) => String(value).trim())
const scalars = z.union([scalar.transform((value) => [value]), z.array(scalar)])

function readField<Output>(
  map: ReadonlyMap<unknown, unknown>,
  name: string,
  schema: z.ZodType<Output>,
): Output | null {
  const parsed = schema.safeParse(map.get(name))
  return parsed.success ? parsed.data : null
}

/**
 * Reads the YAML between the `---` lines. Invalid YAML gives empty values and a G01 finding.
 *
 * @param firstLine line number in the file of the opening `---`
 */
export function readFrontMatter(
  yaml: string,
  firstLine: number,
): { values: FrontMatter; findings: Finding[] } {
  const empty: FrontMatter = { id: null, title: null, aliases: [], language: null }
  const findings: Finding[] = []
  const report = (line: number, problem: string): void => {
    findings.push(finding('G01', { line }, `The front matter cannot be read: ${problem}.`))
  }
  let map: unknown
  try {
    const document = parseDocument(yaml, { prettyErrors: false, logLevel: 'silent', schema: 'core' })
    const problem = document.errors[0]
    if (problem !== undefined) {
      const line = firstLine + 1 + yaml.slice(0, problem.pos[0]).split('\n').length - 1
      report(line, problem.message.replace(/\s+/gu, ' ').replace(/\.$/u, ''))
      return { values: empty, findings }
    }
    map = document.toJS({ mapAsMap: true, maxAliasCount: 50 })
  } catch (error) {
    report(firstLine, error instanceof Error ? error.message.replace(/\.$/u, '') : 'it is not YAML')
    return { values: empty, findings }
  }
  if (map === null || map === undefined) return { values: empty, findings }
  if (!(map instanceof Map)) {
    report(firstLine, 'it holds no `key: value` lines')
    return { values: empty, findings }
  }
  const text = (name: string): string | null => {
    const value = readField(map, name, scalar)
    return value === '' ? null : value
  }
  return {
    values: {
      id: text('id'),
      title: text('title'),
      aliases: readField(map, 'aliases', scalars) ?? [],
      language: text('lang') ?? text('language'),
    },
    findings,
  }
}

const keyLine = /^[\w-]+\s*:(?:\s|$)/u

/**
 * Rewrites front matter into the form that remark understands, without moving a line: a closing `...` becomes `---`,
 * and a block that is never closed is blanked, with a G01 finding.
 */
export function repairFrontMatter(source: readonly string[]): { lines: string[]; findings: Finding[] } {
  const lines = [...source]
  if (lines[0]?.trimEnd() !== '---') return { lines, findings: [] }
  const end = lines.findIndex((line, index) => index > 0 && /^(?:---|\.\.\.)\s*$/u.test(line))
  if (end > 0) {
    lines[0] = '---'
    lines[end] = '---'
    return { lines, findings: [] }
  }
  if (!keyLine.test(lines[1] ?? '')) return { lines, findings: [] }
  for (let index = 0; index < lines.length && lines[index]?.trim() !== ''; index += 1) {
    if (index > 0 && /^#{1,6}\s/u.test(lines[index] ?? '')) break
    lines[index] = ''
  }
  return {
    lines,
    findings: [
      finding(
        'G01',
        { line: 1 },
        'The front matter is never closed, so it is ignored.',
        'Put a line `---` after its last value.',
      ),
    ],
  }
}
