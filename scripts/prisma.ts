// The Prisma command line for developers: `npm run prisma -- migrate dev --create-only`. Many machines cannot download
// Prisma's native schema engine, without which `migrate` silently does nothing; so this uses the WebAssembly build of
// the same engine.
import { spawnSync } from 'node:child_process'
import path from 'node:path'

const here = import.meta.dirname
const command = path.join(here, '../node_modules/prisma/build/index.js')
const { status } = spawnSync(process.execPath, [command, ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: path.join(here, 'schema-engine.mjs'),
    CHECKPOINT_DISABLE: '1',
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
  },
})
process.exit(status ?? 1)
