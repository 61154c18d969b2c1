import fs from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

const root = path.resolve(import.meta.dirname, '../..')

/** Files of Next's conventions that answer requests although they are neither pages nor handlers. */
const metadataFiles: Record<string, string> = {
  'robots.ts': '/robots.txt',
  'manifest.ts': '/manifest.webmanifest',
  'icon.svg': '/icon.svg',
  'apple-icon.png': '/apple-icon.png',
}

/** Every file below `app/`, relative to it. */
const appFiles = (): string[] =>
  fs
    .readdirSync(path.join(root, 'app'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(path.join(root, 'app'), path.join(entry.parentPath, entry.name)))
    .map((file) => file.split(path.sep).join('/'))

/** The routes of the app by its files, such as `/quiz/[attempt]`. */
export function appRoutes(): string[] {
  return appFiles().flatMap((file) => {
    const metadata = metadataFiles[file]
    if (metadata !== undefined) return [metadata]
    const route = /^(?:(.*)\/)?(?:page|route)\.tsx?$/.exec(file)
    if (route === null) return []
    const segments = (route[1] ?? '').split('/').filter((segment) => !/^\(.*\)$/.test(segment))
    return [`/${segments.join('/')}`]
  })
}

const isAction = /^export (?:async function|const) (\w+)/gm

/** The server actions by their files, such as `app/quiz/actions.ts#finishQuizAction`. */
export function serverActions(): string[] {
  return appFiles().flatMap((file) => {
    const text = fs.readFileSync(path.join(root, 'app', file), 'utf8')
    if (!/^'use server'$/m.test(text)) return []
    return [...text.matchAll(isAction)].map(([, name]) => `app/${file}#${name}`)
  })
}

const manifestSchema = z.object({
  node: z.record(z.string(), z.object({ filename: z.string(), exportedName: z.string() })),
})

/** The ids under which the built app knows its server actions, by the names of {@link serverActions}. */
export function builtActions(): Map<string, string> {
  const file = path.join(root, '.next/server/server-reference-manifest.json')
  const { node } = manifestSchema.parse(JSON.parse(fs.readFileSync(file, 'utf8')))
  return new Map(
    Object.entries(node).map(([id, { filename, exportedName }]) => [`${filename}#${exportedName}`, id]),
  )
}
