// `npm run build` builds the app without starting it, so that a start has nothing to build: for images and updates.
import { build, prepareBrowserFiles } from './build-app.ts'
import { ArgumentError, readArguments, runCommand } from './run-command.ts'

const help = `Usage: npm run build

Builds what \`npm start\` would build, without starting the app: the files of Python for the browser, and the pages. What
is built already is kept. Needs no database and no settings.

  --help  show this text

The exit status is 1 if the app could not be built.
`

async function main(): Promise<number> {
  const { values, positionals } = readArguments({
    allowPositionals: true,
    options: { help: { type: 'boolean', short: 'h', default: false } },
  })
  if (values.help) {
    process.stdout.write(help)
    return 0
  }
  if (positionals.length > 0) throw new ArgumentError(`Unexpected argument ${positionals[0]}. See --help.`)
  await build(await prepareBrowserFiles(), (message) => process.stderr.write(`${message}\n`))
  return 0
}

await runCommand(main)
