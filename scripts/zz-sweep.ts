import { readPart, pairReading } from './content/evaluation/labelled-examples.ts'
import { fitClaimWeights } from './content/evaluation/fit-weights.ts'
import { judgeLesson } from '#domain/claims/judge-lesson'
import { readBlocks } from '#domain/lesson/blocks/read-blocks'
import { titleOf } from '#domain/lesson/lesson-name'
import { languageOf } from '#domain/language/language-of'
import { readAdvice } from '#domain/lesson/read-advice'
import { readDefinitions } from '#domain/lesson/read-definitions'
import { readMarkdown } from '#domain/lesson/read-markdown'
const lessons = readPart('open')
const folds = 6
const rows: any[] = []
for (let f = 0; f < folds; f++) {
  const weights = fitClaimWeights(lessons.filter((_, i) => i % folds !== f))
  for (const { name, markdown, claims } of lessons.filter((_, i) => i % folds === f)) {
    const document = readMarkdown(markdown)
    const language = languageOf(document.frontMatter.language, markdown)
    if (!language) continue
    const blocks = readBlocks(document, name)
    const title = titleOf(document, name)
    const grammar = { ...readDefinitions(blocks, title), advice: readAdvice(blocks).advice }
    const { pairs } = judgeLesson(blocks, title, language, grammar, weights)
    for (const { candidate, probability, evidence } of pairs) rows.push({ name, line: candidate.line, form: candidate.form, term: candidate.term, says: candidate.meaning.slice(0, 60), cell: candidate.cell?.heading, p: probability, y: pairReading(candidate, claims), g: evidence.some((e) => e.startsWith('the grammar defines it')) })
  }
}
for (const target of ['label', 'definition']) {
  for (const t of [0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9]) {
    const sel = rows.filter((r) => r.p[target] >= t)
    const hit = sel.filter((r) => r.y === target).length
    const by = (form: (r: any) => boolean) => { const s = sel.filter(form); return `${s.filter((r) => r.y === target).length}/${s.length}` }
    console.log(target, t, 'P', (hit / sel.length).toFixed(3), 'hits', hit, 'of', rows.filter((r) => r.y === target).length, 'row', by((r) => r.form === 'row'), 'head', by((r) => /head$|run-in/.test(r.form)), 'sentence', by((r) => /copula|action|anaphor|criterion|naming|appos/.test(r.form)), 'heading', by((r) => r.form === 'heading'), 'grammar', by((r) => r.g))
  }
}
for (const r of rows.filter((r) => r.p.definition > 0.5 && r.y !== 'definition')) console.log('WRONG', r.p.definition.toFixed(2), r.g ? 'G' : '-', r.name, r.line, r.form, r.term, '=', r.says)
for (const r of rows.filter((r) => r.p.label > 0.5 && r.y !== 'label')) console.log('WRONGLABEL', r.p.label.toFixed(2), r.name, r.line, r.form, r.term, '|', r.cell, '=', r.says)
for (const r of rows.filter((r) => r.p.definition < 0.7 && r.y === 'definition')) console.log('LOW', r.p.definition.toFixed(2), r.g ? 'G' : '-', r.name, r.line, r.form, r.term, '=', r.says)
