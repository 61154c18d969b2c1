import { parentPort, workerData } from 'node:worker_threads'
import { loadPyodide } from 'pyodide'
import { z } from 'zod'

const { builder } = z.object({ builder: z.string() }).parse(workerData)

const pyodide = await loadPyodide({ stdout: () => {}, stderr: () => {} })
pyodide.runPython(builder)
const library: unknown = pyodide.globals.get('library').toJs()
parentPort?.postMessage(library)
