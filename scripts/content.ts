// `npm run --silent content -- check PATH…` shows what lessons give; `npm run content -- sync` takes them up.
const help = `Usage: npm run --silent content -- check PATH… [--json] [--strict]
       npm run --silent content -- explain CODE…
       npm run --silent content -- watch [PATH…]
       npm run content -- sync

check    shows what would be made from lesson files or folders, and changes nothing
explain  says what a message such as E05 means, with an example
watch    checks lessons again as they are saved
sync     takes changed lessons of content/ up into the app's database

Each has a --help of its own.
`

async function main([command, ...args]: string[]): Promise<number> {
  switch (command) {
    case 'check': {
      const { check } = await import('./content/check.ts')
      return check(args)
    }
    case 'explain': {
      const { explain } = await import('./content/explain.ts')
      return explain(args)
    }
    case 'watch': {
      const { watch } = await import('./content/watch.ts')
      return watch(args)
    }
    case 'sync': {
      const { sync } = await import('./content/sync.ts')
      return sync(args)
    }
    case '--help':
    case '-h':
    case 'help':
      process.stdout.write(help)
      return 0
    case undefined:
      process.stderr.write(help)
      return 2
    default:
      process.stderr.write(`There is no command “${command}”; there are check, explain, watch and sync.\n`)
      return 2
  }
}

process.exitCode = await main(process.argv.slice(2))

export {}
