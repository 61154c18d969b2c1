// `npm run docs` writes the generated parts of docs/; `npm run docs -- --check` changes nothing and fails if they are
// not up to date; `npm run docs -- --pictures FOLDER` puts pictures of twelve runs into a folder.
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { resolveConfig } from 'prettier'
import { withFindingsTable } from './docs/findings-table.ts'
import { takeTimelinePictures } from './docs/timeline-pictures.ts'

const file = path.resolve(import.meta.dirname, '../docs/authoring.md')
const { values } = parseArgs({
  options: {
    check: { type: 'boolean', default: false },
    pictures: { type: 'string' },
  },
})

const guide = readFileSync(file, 'utf8')
const current = await withFindingsTable(guide, (await resolveConfig(file)) ?? {})
if (current !== guide && values.check) {
  process.stderr.write(
    'The table of findings in docs/authoring.md does not match domain/findings: run `npm run docs`.\n',
  )
  process.exitCode = 1
} else if (current !== guide) {
  writeFileSync(file, current)
}

if (values.pictures !== undefined) await takeTimelinePictures(values.pictures)
