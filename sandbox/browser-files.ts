import { copyFile, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { engineVersion, pythonLibrary } from '#sandbox/node-library'
import { variedPython } from '#sandbox/varied-python'

const PYODIDE_FOLDER = dirname(createRequire(import.meta.url).resolve('pyodide/package.json'))
const PYODIDE_FILES = ['pyodide.mjs', 'pyodide.asm.mjs']
/**
 * The large files, which learners wait for. `sizes.json` lists their sizes, from which the browser computes progress.
 */
const LARGE_FILES = ['pyodide.asm.wasm', 'python.zip', 'pyodide.asm.mjs']
/** The worker, and all of our modules that it imports. */
const WORKER_MODULES = [
  'browser-worker',
  'engine',
  'gate',
  'hash-mask',
  'internals',
  'language-globals',
  'printed',
  'seal',
  'worker-globals',
  'worker-request',
]

/**
 * Writes the files that a browser loads for the sandbox into a subfolder of `folder`, where `openBrowserSandbox`
 * expects them: the worker, Pyodide, the library, and the list of their sizes. Nothing is bundled, because Pyodide
 * finds its files by their URLs. The subfolder's name changes with its content, so that it can be served as immutable.
 *
 * @returns name of the subfolder
 */
export async function writeBrowserFiles(folder: string, name: string = engineVersion): Promise<string> {
  const target = join(folder, name)
  const exists = await stat(target).then(
    () => true,
    () => false,
  )
  if (exists) return name
  const draft = `${target}.${process.pid}`
  await mkdir(draft, { recursive: true })
  try {
    for (const file of PYODIDE_FILES) await copyFile(join(PYODIDE_FOLDER, file), join(draft, file))
    const python = await readFile(join(PYODIDE_FOLDER, 'pyodide.asm.wasm'))
    await writeFile(join(draft, 'pyodide.asm.wasm'), variedPython(python))
    await writeFile(join(draft, 'pyodide-lock.json'), await lockWithoutPackages())
    await copyFile(await pythonLibrary(), join(draft, 'python.zip'))
    await writeFile(join(draft, 'sizes.json'), JSON.stringify(await sizesIn(draft)))
    for (const name of WORKER_MODULES) await writeFile(join(draft, `${name}.mjs`), await compileModule(name))
    await rename(draft, target)
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    // Another process may have been faster.
    if (await stat(target).catch(() => null)) return name
    throw error
  }
  return name
}

async function sizesIn(folder: string): Promise<Record<string, number>> {
  const sizes = LARGE_FILES.map(async (file): Promise<[string, number]> => [
    file,
    (await stat(join(folder, file))).size,
  ])
  return Object.fromEntries(await Promise.all(sizes))
}

/** Pyodide's lock file without its packages: none can be loaded, and the list takes a hundred kilobytes. */
async function lockWithoutPackages(): Promise<string> {
  const lock: unknown = JSON.parse(await readFile(join(PYODIDE_FOLDER, 'pyodide-lock.json'), 'utf8'))
  return JSON.stringify({ ...(typeof lock === 'object' ? lock : {}), packages: {} })
}

async function compileModule(name: string): Promise<string> {
  // Loaded lazily: if the files exist, the compiler is not needed.
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
