import { parentPort, workerData } from 'node:worker_threads'
import { loadPyodide } from 'pyodide'
import { z } from 'zod'

const texts = z.record(z.string(), z.string())
const { builder, sources, zones } = z
  .object({ builder: z.string(), sources: texts, zones: texts })
  .parse(workerData)

const pyodide = await loadPyodide({ stdout: () => {}, stderr: () => {} })
// A JSON string literal is also a Python string literal.
const names = `import json\nsources, zones = json.loads(${JSON.stringify(JSON.stringify([sources, zones]))})`
const library: unknown = pyodide.runPython(`${names}\n${builder}`)
if (!(library instanceof pyodide.ffi.PyBuffer)) throw new Error('build_library.py left no library.')
const { data } = library.getBuffer('u8')
parentPort?.postMessage(data.slice())
