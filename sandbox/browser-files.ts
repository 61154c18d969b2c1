import { copyFile, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
import { engineVersion, pythonLibrary } from '#sandbox/node-library'

const PYODIDE_FOLDER = dirname(createRequire(import.meta.url).resolve('pyodide/package.json'))
const PYODIDE_FILES = ['pyodide.mjs', 'pyodide.asm.mjs', 'pyodide.asm.wasm']
/** Below this a compressed copy saves nothing worth a file. */
const MIN_COMPRESSED_BYTES = 1_000
/** The worker and all that it imports of ours. */
const WORKER_MODULES = ['browser-worker', 'engine', 'gate', 'internals', 'language-globals', 'worker-globals']

/**
 * Writes what a browser loads for the sandbox into `folder/<version>/`, where `openBrowserSandbox` expects it:
 * the worker, Pyodide and the library. Nothing is bundled, as Pyodide finds its parts by their addresses.
 * The folder's name changes with its content, so it may be served as immutable. Returns the version.
 */
export async function writeBrowserFiles(folder: string): Promise<string> {
  const target = join(folder, engineVersion)
  const isThere = await stat(target).then(
    () => true,
    () => false,
  )
  if (isThere) return engineVersion
  const draft = `${target}.${process.pid}`
  await mkdir(draft, { recursive: true })
  try {
    for (const file of PYODIDE_FILES) await copyFile(join(PYODIDE_FOLDER, file), join(draft, file))
    await writeFile(join(draft, 'pyodide-lock.json'), await lockWithoutPackages())
    await copyFile(await pythonLibrary(), join(draft, 'python.zip'))
    for (const name of WORKER_MODULES) await writeFile(join(draft, `${name}.mjs`), await javaScriptOf(name))
    await rename(draft, target)
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    // Somebody else was quicker.
    if (await stat(target).catch(() => null)) return engineVersion
    throw error
  }
  return engineVersion
}

/**
 * Adds a `.br` copy of every file that `writeBrowserFiles` wrote there, as small as can be: that takes half a minute
 * of one core, so it is done once, in the background. Files that have one are left alone.
 */
export async function compressBrowserFiles(folder: string): Promise<void> {
  const files = await readdir(folder)
  const open = files.filter((file) => /\.(mjs|wasm|zip|json)$/.test(file) && !files.includes(`${file}.br`))
  await Promise.all(
    open.map(async (file) => {
      const content = await readFile(join(folder, file))
      if (content.length < MIN_COMPRESSED_BYTES) return
      const compressed = await promisify(brotliCompress)(content, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
          [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
          [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
        },
      })
      const draft = join(folder, `${file}.${process.pid}`)
      await writeFile(draft, compressed)
      await rename(draft, join(folder, `${file}.br`))
    }),
  )
}

/** Pyodide's list of packages without any: none of them can be loaded, and it is a hundred kilobytes. */
async function lockWithoutPackages(): Promise<string> {
  const lock: unknown = JSON.parse(await readFile(join(PYODIDE_FOLDER, 'pyodide-lock.json'), 'utf8'))
  return JSON.stringify({ ...(typeof lock === 'object' ? lock : {}), packages: {} })
}

async function javaScriptOf(name: string): Promise<string> {
  // Loaded only now: where the files are there, nothing needs the compiler.
  const { default: ts } = await import('typescript')
  const source = await readFile(join(import.meta.dirname, `${name}.ts`), 'utf8')
  const { outputText } = ts.transpileModule(source, {
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      verbatimModuleSyntax: true,
      removeComments: true,
    },
  })
  return outputText.replaceAll(/(['"])#sandbox\/([\w-]+)\1/g, "'./$2.mjs'")
}
