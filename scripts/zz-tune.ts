import { readPart, labelledExamples } from './content/evaluation/labelled-examples.ts'
import { rankCandidates } from "#domain/claims/rank-claims"
import { fitWeights } from './content/evaluation/fit-weights.ts'
import { passageKinds } from '#domain/claims/passage'
import { passageReadings } from '#domain/claims/rank-passages'
import { readings } from '#domain/claims/rank-claims'
import { probabilitiesOf } from '#domain/claims/regression'
const lessons = readPart('open')
const nothing = { pair: {}, advice: {}, question: {}, procedure: {}, statement: {} }
const first = lessons.map((l) => labelledExamples(l, nothing as any))
const pair = fitWeights(first.flatMap((e) => e.pair), readings, 0.002)
const all = lessons.map((l) => labelledExamples(l, { ...nothing, pair } as any))
const folds = 9
function report(name: string, perLesson: any[][], rs: any, target: string, decay: number) {
  const scored: { p: number; y: boolean }[] = []
  let loss = 0
  for (let f = 0; f < folds; f++) {
    const w = fitWeights(perLesson.filter((_, i) => i % folds !== f).flat(), rs, decay)
    for (const ex of perLesson.filter((_, i) => i % folds === f).flat()) {
      const probs: any = probabilitiesOf(rs, ex.evidence, w as any)
      loss -= Math.log(Math.max(1e-9, probs[ex.reading]))
      scored.push({ p: probs[target], y: ex.reading === target })
    }
  }
  scored.sort((a, b) => b.p - a.p)
  const pos = scored.filter((s) => s.y).length
  let tp = 0
  const at: Record<string, string> = {}
  scored.forEach((s, i) => {
    if (s.y) tp++
    const prec = tp / (i + 1)
    for (const t of [0.95, 0.9, 0.85, 0.8, 0.7]) if (prec >= t) at[t] = `${(tp / pos).toFixed(2)}@${s.p.toFixed(2)}`
  })
  console.log(name, 'decay', decay, 'loss', loss.toFixed(1), 'n', scored.length, 'pos', pos, at)
}
const decays = (process.argv[2] ?? '0.002').split(',').map(Number)
for (const decay of decays) {
  if (!process.argv[3] || process.argv[3].includes('pair')) {
    report('definition', all.map((e) => e.pair), readings, 'definition', decay)
    report('label', all.map((e) => e.pair), readings, 'label', decay)
  }
  for (const kind of passageKinds) if (!process.argv[3] || process.argv[3].includes(kind)) report(kind, all.map((e) => e.passages[kind]), passageReadings, 'claim', decay)
}
