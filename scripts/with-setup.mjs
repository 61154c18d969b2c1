// `node scripts/with-setup.mjs scripts/NAME.ts …` runs one of our TypeScript programs on any clone.
import path from 'node:path'
import { root, withSetup } from './setup.mjs'

// A reader such as `head` has seen enough: not an error. Node would print a stack.
process.stdout.on('error', (error) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

await withSetup(async () => {
  const [script = ''] = process.argv.splice(2, 1)
  const file = path.join(root, script)
  process.argv[1] = file
  await import(file)
})
