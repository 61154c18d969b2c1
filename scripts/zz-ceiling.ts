import { readPart } from './content/evaluation/labelled-examples.ts'
import { judgeLesson } from '#domain/claims/judge-lesson'
import weights from '#domain/claims/weights'
import { readBlocks } from '#domain/lesson/blocks/read-blocks'
import { titleOf } from '#domain/lesson/lesson-name'
import { languageOf } from '#domain/language/language-of'
import { readAdvice } from '#domain/lesson/read-advice'
import { readDefinitions } from '#domain/lesson/read-definitions'
import { readMarkdown } from '#domain/lesson/read-markdown'
import { isSameClaim } from './content/evaluation/match-claims.ts'
const counts: Record<string, [number, number]> = {}
for (const { name, markdown, claims } of readPart('open')) {
  const document = readMarkdown(markdown)
  const language = languageOf(document.frontMatter.language, markdown)
  if (!language) { console.log(name, 'NO LANGUAGE'); continue }
  const blocks = readBlocks(document, name)
  const title = titleOf(document, name)
  const grammar = { ...readDefinitions(blocks, title), advice: readAdvice(blocks).advice }
  const { pairs, passages } = judgeLesson(blocks, title, language, grammar, weights)
  const all: any[] = [
    ...pairs.map(({ candidate: c }) => ({ kind: 'definition', line: c.line, term: c.term, aliases: [...c.aliases], says: c.meaning })),
    ...grammar.definitions.map((d) => ({ kind: 'definition', line: d.source.first, term: d.term, aliases: d.aliases, says: d.meaning })),
    ...pairs.filter(({ candidate: c }) => c.subject !== null).map(({ candidate: c }) => ({ kind: 'label', line: c.line, subject: c.subject, label: c.cell?.heading ?? c.term, says: c.meaning })),
    ...passages.map(({ passage: p }) => ({ ...p, steps: [...p.steps] })),
  ]
  for (const claim of claims) {
    const has = all.some((each) => each.kind === claim.kind && isSameClaim(claim, each))
    const c = (counts[claim.kind] ??= [0, 0])
    c[has ? 0 : 1]++
    if (!has) console.log(name, claim.line, claim.kind, JSON.stringify({ ...claim, kind: undefined, line: undefined }).slice(0, 230))
  }
}
console.log(counts)
