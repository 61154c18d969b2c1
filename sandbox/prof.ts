import { Worker, isMainThread, parentPort } from 'node:worker_threads'
import { pythonLibrary } from '#sandbox/node-library'
if (isMainThread) {
  const lib = await pythonLibrary()
  for (let i=0;i<3;i++) { const t=performance.now()
  const w = new Worker(new URL(import.meta.url), { workerData: { lib }, env: {} , resourceLimits:{stackSizeMb:64}})
  await new Promise<void>(r => w.on('message', (m) => { console.log(Math.round(performance.now()-t), m); if (m==='end') r() })); await w.terminate() }
} else {
  const { workerData } = await import('node:worker_threads')
  const t0=performance.now(); const lap=(n:string)=>parentPort!.postMessage(n+' '+Math.round(performance.now()-t0))
  const { loadPyodide } = await import('pyodide'); await import('zod'); lap('imported')
  const oi = WebAssembly.instantiate; 
  ;(WebAssembly as any).instantiate = async (a: any, b: any) => { const s=performance.now(); const r = await oi(a,b); if (performance.now()-s>5) lap('instantiate took '+Math.round(performance.now()-s)); return r }
  const py = await loadPyodide({ env: { PYTHONHASHSEED: '0' }, stdLibURL: workerData.lib, jsglobals: Object.freeze({__proto__:null}) }); lap('loaded')
  py.runPython(`import zipimport
exec(zipimport.zipimporter("/lib/python314.zip").get_code("retrace/boot"))`, {filename:'/lib/retrace/start.py'}); lap('booted')
  parentPort!.postMessage('end')
}
