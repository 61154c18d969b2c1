// `npm run simulate` lets simulated learners use the app, and says what it told them and whether that was true.
import { runCommand } from './run-command.ts'

async function main([command, ...args]: string[]): Promise<number> {
  if (command === 'learners') {
    const { onServer } = await import('./simulate/on-server.ts')
    return onServer(args)
  }
  const { inBrowser } = await import('./simulate/in-browser.ts')
  return inBrowser(command === undefined ? [] : [command, ...args])
}

await runCommand(() => main(process.argv.slice(2)))
