import { createServer, type Server } from 'node:http'
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import ts from 'typescript'

const root = join(import.meta.dirname, '..', '..')

const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.zip': 'application/zip',
}

const PAGE = `<!doctype html><script type="importmap">{"imports": {
  "#sandbox/": "/ts/sandbox/", "#domain/": "/ts/domain/",
  "zod": "/node_modules/zod/index.js", "zod/mini": "/node_modules/zod/mini/index.js"
}}</script><script type="module">
  import { openBrowserSandbox } from '#sandbox/browser'
  globalThis.progress = []
  globalThis.open = (options) => { globalThis.sandbox = openBrowserSandbox({ ...options, onProgress: (share) => progress.push(share) }) }
  globalThis.isReady = true
</script>`

async function contentOf(
  path: string,
  sandboxFolder: string,
): Promise<{ type: string; content: string | Buffer }> {
  if (path === '/') return { type: 'text/html', content: PAGE }
  if (path.startsWith('/ts/')) {
    const source = await readFile(join(root, `${path.slice('/ts/'.length)}.ts`), 'utf8')
    const compilerOptions = {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      verbatimModuleSyntax: true,
    }
    return { type: 'text/javascript', content: ts.transpileModule(source, { compilerOptions }).outputText }
  }
  const file = path.startsWith('/node_modules/')
    ? join(root, path)
    : join(sandboxFolder, path.slice('/sandbox/'.length))
  return { type: TYPES[extname(path)] ?? 'text/plain', content: await readFile(file) }
}

/** Serves a page that opens the sandbox of the browser, with our own modules as they stand in the tree. */
export function servePage(
  sandboxFolder: string,
): Promise<{ address: string; server: Server; requested: string[] }> {
  const requested: string[] = []
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    requested.push(pathname)
    contentOf(pathname, sandboxFolder).then(
      ({ type, content }) => response.writeHead(200, { 'Content-Type': type }).end(content),
      () => response.writeHead(404).end(),
    )
  })
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      resolve({ address: `http://127.0.0.1:${port}`, server, requested })
    })
  })
}
