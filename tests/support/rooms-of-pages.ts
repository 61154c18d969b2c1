import fs from 'node:fs'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '../..')

const imported =
  /^(?:import|export)\s(?!type\b)[^'"]*?from\s+'([^']+)'|^import\s+'([^']+)'|\bimport\('([^']+)'\)/gm

/** The file that an import names; null for packages, styles and pictures. */
function fileOf(name: string, from: string): string | null {
  const base = name.startsWith('#')
    ? path.join(root, name.slice(1))
    : name.startsWith('.')
      ? path.resolve(path.dirname(from), name)
      : null
  if (base === null) return null
  return (
    [base, `${base}.tsx`, `${base}.ts`].find((file) => /\.tsx?$/.test(file) && fs.existsSync(file)) ?? null
  )
}

const sources = new Map<string, string>()
function sourceOf(file: string): string {
  const known = sources.get(file) ?? fs.readFileSync(file, 'utf8')
  sources.set(file, known)
  return known
}

/** Whether a file begins with a directive, such as 'use client'. */
const says = (file: string, directive: string) => sourceOf(file).startsWith(`'${directive}'`)

/** The files that run in the browser of whoever opens a page, or those of the layout: those that are loaded at once. */
export const filesLoadedBy = (entry: string): string[] => browserFiles(entry, false)

/** The rooms whose texts the Client Components that a file leads to ask for, sorted. */
export function roomsNeededBy(entry: string): string[] {
  const asked = browserFiles(entry, true).flatMap((file) => [
    ...sourceOf(file).matchAll(/useTexts\('([\w-]+)'\)/g),
  ])
  return [...new Set(asked.map(([, room = '']) => room))].sort()
}

function browserFiles(entry: string, alsoOnDemand: boolean): string[] {
  const inBrowser = new Set<string>()
  const seen = new Set<string>()
  const visit = (file: string, isClient: boolean) => {
    const runsInBrowser = isClient || says(file, 'use client')
    const key = `${file} ${runsInBrowser}`
    // Actions run on the server, whoever calls them.
    if (seen.has(key) || says(file, 'use server')) return
    seen.add(key)
    if (runsInBrowser) inBrowser.add(file)
    for (const [, from, bare, onDemand] of sourceOf(file).matchAll(imported)) {
      const next = fileOf(from ?? bare ?? (alsoOnDemand ? onDemand : null) ?? '', file)
      if (next !== null) visit(next, runsInBrowser)
    }
  }
  visit(entry, false)
  return [...inBrowser]
}

/** All pages, by their path below app/. */
export const pages: string[] = fs
  .globSync('app/**/page.tsx', { cwd: root })
  .map((file) => path.join(root, file))
  .sort()

/** The rooms that a page brings along, or the layout of all pages, as they stand in the file. */
export function roomsBroughtBy(file: string): string[] {
  const list = /(?:withTexts\(|roomsOfLayout = )\s*\[([^\]]*)\]/.exec(sourceOf(file))?.[1] ?? ''
  return [...list.matchAll(/'([\w-]+)'/g)].map(([, room = '']) => room).sort()
}

export const layout = path.join(root, 'app/layout.tsx')
/** What is shown in place of a page, below the layout. */
export const inPlaceOfPages = ['app/error.tsx', 'app/not-found.tsx'].map((file) => path.join(root, file))
