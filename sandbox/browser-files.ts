import { copyFile, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import ts from 'typescript'
import { engineVersion, pythonLibrary } from '#sandbox/node-library'

const PYODIDE_FOLDER = dirname(createRequire(import.meta.url).resolve('pyodide/package.json'))
const PYODIDE_FILES = ['pyodide.mjs', 'pyodide.asm.mjs', 'pyodide.asm.wasm', 'pyodide-lock.json']
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

async function javaScriptOf(name: string): Promise<string> {
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
