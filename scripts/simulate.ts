// `npm run simulate` lets simulated learners use the app, and says what it told them and whether that was true.
async function main([command, ...args]: string[]): Promise<number> {
  try {
    if (command === 'learners') {
      const { onServer } = await import('./simulate/on-server.ts')
      return await onServer(args)
    }
    const { inBrowser } = await import('./simulate/in-browser.ts')
    return await inBrowser(command === undefined ? [] : [command, ...args])
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    process.stderr.write(`${error.message}\nSee --help.\n`)
    return 2
  }
}

process.exitCode = await main(process.argv.slice(2))

export {}
