/** The pages of every learner that are kept in their browser; lessons are added as they are opened. */
export const fixedPages: readonly string[] = ['/', '/study', '/lessons', '/play']
const lesson = /^\/lessons\/[^/]+\/[^/]+$/

/** Whether the page at a path, without its query, is kept for studying offline. */
export const isKeptPage = (path: string): boolean => fixedPages.includes(path) || lesson.test(path)

/** Where the page at an address is kept; null if it is not. A lesson is the same whichever part of it is shown. */
export function keyOf({ pathname, search }: Pick<URL, 'pathname' | 'search'>): string | null {
  if (lesson.test(pathname)) return pathname
  return isKeptPage(pathname) && search === '' ? pathname : null
}

/** The headers in which a kept response says something of itself. */
export const about = {
  at: 'x-kept-at',
  bytes: 'x-kept-bytes',
  build: 'x-kept-build',
  title: 'x-kept-title',
  worker: 'x-kept-by',
}

/** Something that is kept for a learner. */
export interface Kept {
  /** Its path. */
  key: string
  bytes: number
  /** When it was fetched, by this device's clock. */
  atMillis: number
}

/**
 * What is kept of a learner is at most so much, and is not shown after so many days.
 *
 * @internal Exported for its test.
 */
export const keptLimits = { entries: 400, bytes: 16_000_000, days: 14 }

const dayMillis = 86_400_000

/** Whether something is too old to be shown. */
export const isExpired = ({ atMillis }: Pick<Kept, 'atMillis'>, nowMillis: number): boolean =>
  nowMillis - atMillis > keptLimits.days * dayMillis

/** The keys of what has to go so that the limits hold: what has expired, then the oldest but for the fixed pages. */
export function surplusOf(kept: readonly Kept[], nowMillis: number): string[] {
  const surplus: string[] = kept.filter((one) => isExpired(one, nowMillis)).map(({ key }) => key)
  const left = kept.filter((one) => !isExpired(one, nowMillis)).sort((a, b) => b.atMillis - a.atMillis)
  let bytes = 0
  let entries = 0
  // The fixed pages are counted first, so that they are the last to go.
  const isFixed = ({ key }: Kept) => fixedPages.includes(key)
  for (const one of [...left.filter(isFixed), ...left.filter((other) => !isFixed(other))]) {
    bytes += one.bytes
    entries += 1
    if (bytes > keptLimits.bytes || entries > keptLimits.entries) surplus.push(one.key)
  }
  return surplus
}

/** Whom the server made a page for, and which build of the app it needs. */
export interface Audience {
  /** Id of the learner; empty if nobody is signed in. */
  learnerId: string
  build: string
}

/** What a page says of itself in its first tag; null if the app did not make it, such as the sign-in page of a network. */
export function audienceOf(html: string): Audience | null {
  const [tag = ''] = /<html[^>]*>/.exec(html.slice(0, 2_000)) ?? []
  const [, learnerId] = / data-learner="([^"]*)"/.exec(tag) ?? []
  const [, build] = / data-build="([^"]*)"/.exec(tag) ?? []
  return learnerId === undefined || build === undefined ? null : { learnerId, build }
}

/** The page with something more in its first tag, for its scripts to read. */
export const withAttribute = (html: string, name: string, value: string): string =>
  html.replace('<html', () => `<html ${name}="${value}"`)

/** Paths of what a lesson shows on demand or beside its text: its recorded runs and its images. */
export function filesOf(html: string): string[] {
  const [, hashes = ''] = / data-runs="([^"]*)"/.exec(html) ?? []
  const runs = hashes.split(' ').filter((hash) => hash !== '')
  const images = [...html.matchAll(/ src="(\/content\/[^"]+)"/g)].map(([, path = '']) => path)
  return [...new Set([...runs.map((hash) => `/api/runs/${hash}`), ...images])]
}

/** What is inside the `<title>` of a page, as HTML. */
export const titleOf = (html: string): string => /<title>([^<]*)<\/title>/.exec(html)?.[1] ?? ''
