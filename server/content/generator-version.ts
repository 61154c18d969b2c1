import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '../..')
/** The code that decides what is made from a lesson and its runs. */
const folders = [
  'domain/claims',
  'domain/content',
  'domain/findings',
  'domain/formula',
  'domain/items',
  'domain/language',
  'domain/lesson',
  'domain/program',
  'server/content',
]

/** A hash of the code that makes items from lessons. */
export function generatorVersion(): string {
  const hash = createHash('sha256')
  for (const folder of folders) {
    const names = fs.readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    for (const name of names.filter((each) => each.endsWith('.ts')).sort()) {
      hash.update(name).update(fs.readFileSync(path.join(root, folder, name)))
    }
  }
  return hash.digest('hex')
}
