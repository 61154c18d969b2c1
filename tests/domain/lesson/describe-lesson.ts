import { bySeverity } from '#domain/findings/finding'
import type { ParsedLesson } from '#domain/lesson/parsed-lesson'
import { noAnnotations } from '#domain/lesson/read-annotations'

const place = ({ first, last }: { first: number; last: number }) =>
  first === last ? `${first}` : `${first}-${last}`

/** Everything in a parsed lesson, one line each, as readable text for golden files. */
export function describeLesson(lesson: ParsedLesson): string {
  const lines = [`title: ${lesson.title}`, `slug: ${lesson.slug}`]
  if (lesson.formerSlugs.length > 0) lines.push(`formerly: ${lesson.formerSlugs.join(', ')}`)
  if (lesson.language !== null) lines.push(`language: ${lesson.language}`)
  for (const {
    term,
    isCode,
    aliases,
    meaning,
    context,
    confidence,
    source,
    annotatedId,
    requires,
  } of lesson.definitions) {
    const notes = [
      confidence,
      ...(isCode ? ['code'] : []),
      ...(aliases.length > 0 ? [`aliases ${aliases.join(', ')}`] : []),
      ...(context === null ? [] : [`under ${context}`]),
      ...(annotatedId === null ? [] : [`id ${annotatedId}`]),
      ...(requires.length > 0 ? [`requires ${requires.join(', ')}`] : []),
    ]
    lines.push(`definition ${place(source)}: ${term} = ${meaning} [${notes.join('; ')}]`)
  }
  for (const { text, keyWords, source } of lesson.statements) {
    if (keyWords.length > 0) lines.push(`key words ${place(source)}: ${keyWords.join(' | ')} in: ${text}`)
  }
  for (const { subject, label, statements, source } of lesson.labelled) {
    lines.push(`label ${place(source)}: ${subject} / ${label} = ${statements.join(' | ')}`)
  }
  for (const { kind, what, reason, source } of lesson.advice) {
    lines.push(`${kind} ${place(source)}: ${what} = ${reason}`)
  }
  for (const { id, question, answer, source } of lesson.authoredCards) {
    lines.push(`card ${place(source)}: ${id ?? '-'}: ${question} = ${answer}`)
  }
  for (const { language, code, source, codeLine, annotations, skipped } of lesson.fences) {
    lines.push(
      `fence ${place(source)}: ${language || 'plain'}, code from ${codeLine}${skipped ? ', closed' : ''}`,
    )
    lines.push(...code.split('\n').map((line) => `    ${line}`))
    if (annotations !== noAnnotations) {
      const said = Object.entries(annotations).filter(
        ([name, value]) =>
          JSON.stringify(value) !==
          JSON.stringify(Object.entries(noAnnotations).find(([key]) => key === name)?.[1]),
      )
      lines.push(...said.map(([name, value]) => `    ${name}: ${JSON.stringify(value)}`))
    }
  }
  for (const { rule, line, message } of bySeverity(lesson.findings).warnings)
    lines.push(`${rule} line ${line ?? '-'}: ${message}`)
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`
}
