import { openSandbox } from '#sandbox/node'
import { comparable, programNames, readRecordings, sourceOf } from '#tests/sandbox/corpus'
const s = openSandbox()
const rec = readRecordings()
let ok = 0
const only = process.argv.slice(2)
for (const n of programNames) {
  if (only.length && !only.includes(n)) continue
  const t = performance.now()
  const r = await s.run({ source: sourceOf(n) }),
    e = rec[n]!
  const ms = Math.round(performance.now() - t)
  const a = r.stdout === e.stdout,
    b = comparable(r.stderr) === e.stderr
  if (a && b) ok++
  else {
    console.log('=====', n, r.outcome, r.reasons)
    if (!a) console.log('--- got\n' + r.stdout + '--- want\n' + e.stdout)
    if (!b) console.log('--- got err\n' + comparable(r.stderr) + '--- want err\n' + e.stderr)
  }
  if (!r.deterministic || ms > 300 || only.length)
    console.log('   ', n, ms + 'ms', r.deterministic, r.outcome, r.reasons, r.seconds)
}
console.log(ok)
await s.close()
