// `npm run --silent content -- check PATH…` shows what lessons would produce; `npm run content -- sync` imports them.
const help = `Usage: npm run --silent content -- check PATH… [--json] [--strict]
       npm run --silent content -- explain CODE…
       npm run --silent content -- watch [PATH…]
       npm run content -- export --format FORMAT [--output FILE] PATH…
       npm run content -- evaluate [--details] [--held-out | --items]
       npm run content -- fit
       npm run content -- record [--check]
       npm run content -- sync [--yes]
       npm run content -- add SOURCE [--yes]

check    shows what lesson files or folders would produce, without writing anything
explain  explains a message such as E05, with an example
watch    checks lessons each time they are saved
export   writes cards and questions for Anki or Moodle, or as JSON
evaluate measures the reader of lessons on labelled lessons
fit      learns the weights of evidence from labelled lessons
record   records the runs of content/, for a quick first start
sync     imports changed lessons of content/ into the app's database
add      adds a course from a git repository, a ZIP archive or a folder, or brings it up to date

Each command has its own --help.
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
    case 'export': {
      const { exportContent } = await import('./content/export.ts')
      return exportContent(args)
    }
    case 'evaluate': {
      const { evaluate } = await import('./content/evaluate.ts')
      return evaluate(args)
    }
    case 'fit': {
      const { fit } = await import('./content/fit.ts')
      return fit()
    }
    case 'record': {
      const { record } = await import('./content/record.ts')
      return record(args)
    }
    case 'sync': {
      const { sync } = await import('./content/sync.ts')
      return sync(args)
    }
    case 'add': {
      const { add } = await import('./content/add.ts')
      return add(args)
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
      process.stderr.write(`Unknown command “${command}”. See --help.\n`)
      return 2
  }
}

process.exitCode = await main(process.argv.slice(2))

export {}
