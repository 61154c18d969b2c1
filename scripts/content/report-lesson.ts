import type { GeneratedCard, GeneratedQuestion, LessonBuild } from '#domain/items/items'
import type { Finding } from '#domain/lesson/lesson'

const width = 100

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}

/** Breaks a text into lines that stand `indent` deep. */
function wrapped(text: string, indent: string): string {
  return text
    .split('\n')
    .map((line) => {
      const rows: string[] = []
      let row = ''
      for (const word of line.split(' ')) {
        if (row !== '' && indent.length + row.length + 1 + word.length > width) {
          rows.push(row)
          row = word
        } else {
          row = row === '' ? word : `${row} ${word}`
        }
      }
      return [...rows, row].map((each) => `${indent}${each}`.trimEnd()).join('\n')
    })
    .join('\n')
}

function lineOf(line: number | null): string {
  return line === null ? 'whole file' : `line ${line}`
}

function findings(title: string, list: readonly (Finding & { item?: string })[]): string {
  if (list.length === 0) return ''
  const entries = list.map(({ rule, line, message, item }) => {
    const head = `    ${lineOf(line).padEnd(10)} ${rule}${item === undefined ? '' : `  ${item}`}`
    return `${head}\n${wrapped(message, '               ')}\n`
  })
  return `\n  ${title}\n${entries.join('')}`
}

function answerOf({ answer }: GeneratedCard | GeneratedQuestion): string {
  return Array.isArray(answer) ? answer.join('\n') : answer
}

function reportItem(item: GeneratedCard | GeneratedQuestion): string {
  const head = `    ${lineOf(item.source.first).padEnd(10)} ${item.kind}\n${wrapped(item.prompt, '      ')}\n`
  const code = item.code === null ? '' : `${item.code.replace(/^/gmu, '        | ')}\n`
  const options = item.options.map(({ text, correct }) => {
    const [first = '', ...more] = text.split('\n')
    return `        ${correct ? '(x)' : '( )'} ${[first, ...more.map((line) => `            ${line}`)].join('\n')}\n`
  })
  const answer =
    item.options.length > 0
      ? options.join('')
      : `${wrapped(answerOf(item), '        = ').replace(/\n {8}= /gu, '\n          ')}\n`
  return `${head}${code}${answer}`
}

/** What a lesson gives, for the author who wrote it: cards and questions first, then what to look at. */
export function reportLesson(lesson: LessonBuild): string {
  const { concepts, programs, warnings, rejected, errors } = lesson
  const inPageOrder = <Item extends GeneratedCard | GeneratedQuestion>(items: readonly Item[]): Item[] =>
    items.toSorted((a, b) => a.source.first - b.source.first)
  const cards = inPageOrder(lesson.cards)
  const questions = inPageOrder(lesson.questions)
  const summary = [
    counted(concepts.length, 'concept'),
    counted(programs.length, 'program'),
    counted(cards.length, 'card'),
    counted(questions.length, 'question'),
  ].join(', ')
  const sections = [
    `${lesson.file}: ${lesson.title}\n  ${summary}\n`,
    findings('This lesson cannot be used until this is mended', errors),
    cards.length === 0 ? '' : `\n  Cards\n${cards.map(reportItem).join('')}`,
    questions.length === 0 ? '' : `\n  Questions for quizzes\n${questions.map(reportItem).join('')}`,
    findings('Left out', rejected),
    findings('Worth a look', warnings),
  ]
  return `${sections.join('')}\n`
}

/** One line over all lessons. */
export function reportTotals(lessons: readonly LessonBuild[]): string {
  const total = (of: (lesson: LessonBuild) => number): number =>
    lessons.reduce((sum, lesson) => sum + of(lesson), 0)
  const cards = total(({ cards: made }) => made.length)
  const questions = total(({ questions: made }) => made.length)
  const broken = total(({ errors }) => (errors.length > 0 ? 1 : 0))
  const leftOut = total(({ rejected }) => rejected.length)
  const worth = total(({ warnings }) => warnings.length)
  const brokenText = broken === 0 ? '' : ` ${counted(broken, 'lesson')} cannot be used yet.`
  return (
    `${counted(lessons.length, 'lesson')}: ${counted(cards, 'card')} and ${counted(questions, 'question')}; ` +
    `${leftOut} left out, ${counted(worth, 'hint')}.${brokenText}\n`
  )
}
