import { shownOptions } from '#domain/items/kind-rules'
import type { GeneratedCard, GeneratedQuestion, LessonBuild } from '#domain/items/items'
import { catalogue } from '#domain/findings/catalogue'
import type { Finding } from '#domain/findings/finding'

type Item = GeneratedCard | GeneratedQuestion

const width = 100

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}

/** Wraps a text into lines that start with `indent`. */
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

/** Findings, those of one rule together and under its title. */
function findings(title: string, list: readonly Finding[]): string {
  if (list.length === 0) return ''
  const byRule = [...Map.groupBy(list, ({ rule }) => rule)]
  const groups = byRule.map(([rule, same]) => {
    const count = same.length === 1 ? '' : ` (${same.length} times)`
    const entries = same.map((each) => {
      const item = 'item' in each ? ` (${each.item})` : ''
      const [first = '', ...rest] = wrapped(each.message, '                 ').split('\n')
      return [`      ${lineOf(each.line).padEnd(10)} ${first.trim()}${item}`, ...rest].join('\n')
    })
    return `    ${rule} ${catalogue[rule].title}${count}\n${entries.join('\n')}\n`
  })
  return `\n  ${title}\n${groups.join('')}`
}

function answerOf({ answer }: Item): string {
  return Array.isArray(answer) ? answer.join('\n') : answer
}

function reportItem(item: Item): string {
  const head = `    ${lineOf(item.source.first).padEnd(10)} ${item.kind}\n${wrapped(item.prompt, '      ')}\n`
  const code = item.code === null ? '' : `${item.code.replace(/^/gmu, '        | ')}\n`
  const options = shownOptions(item).map(({ text, correct }) => {
    const [first = '', ...more] = text.split('\n')
    return `        ${correct ? '(x)' : '( )'} ${[first, ...more.map((line) => `            ${line}`)].join('\n')}\n`
  })
  const answer =
    options.length > 0
      ? options.join('')
      : `${wrapped(answerOf(item), '        = ').replace(/\n {8}= /gu, '\n          ')}\n`
  return `${head}${code}${answer}`
}

/** Whether a warning only suggests something, as opposed to a problem. */
const isSuggestion = ({ rule }: Finding): boolean => rule === 'G26'

function summaryOf({
  concepts,
  programs,
  cards,
  questions,
  errors,
  rejected,
  warnings,
}: LessonBuild): string {
  const asked = new Set([...cards, ...questions].map(({ program }) => program))
  const askedPrograms = programs.filter(({ id }) => asked.has(id)).length
  const suggestions = warnings.filter(isSuggestion).length
  return [
    counted(concepts.length, 'concept'),
    programs.length === 0 ? '0 programs' : `${askedPrograms} of ${counted(programs.length, 'program')} asked`,
    counted(cards.length, 'card'),
    counted(questions.length, 'question'),
    counted(suggestions, 'suggestion'),
    counted(errors.length + rejected.length + warnings.length - suggestions, 'problem'),
  ].join(', ')
}

function items(title: string, list: readonly Item[]): string {
  if (list.length === 0) return ''
  const inPageOrder = list.toSorted((a, b) => a.source.first - b.source.first)
  return `\n  ${title}\n${inPageOrder.map(reportItem).join('')}`
}

/** A report on a lesson for its author: cards and questions first, then findings. */
export function reportLesson(lesson: LessonBuild): string {
  return report(lesson, '', [
    ['Cards', lesson.cards],
    ['Questions for quizzes', lesson.questions],
  ])
}

/** A report on a lesson since its previous build: new, changed and removed items first, then findings. */
export function reportChange(before: LessonBuild, lesson: LessonBuild): string {
  const earlier = [...before.cards, ...before.questions]
  const known = new Set(earlier.map(faceOf))
  const kept = new Set([...lesson.cards, ...lesson.questions].map(({ id }) => id))
  const isNew = (item: Item): boolean => !known.has(faceOf(item))
  const groups: [string, Item[]][] = [
    ['New or changed cards', lesson.cards.filter(isNew)],
    ['New or changed questions', lesson.questions.filter(isNew)],
    ['No longer asked', earlier.filter(({ id }) => !kept.has(id))],
  ]
  return report(lesson, groups.every(([, list]) => list.length === 0) ? ', as before' : '', groups)
}

/** A key for what an item asks and accepts, independent of its line. */
const faceOf = ({ id, kind, prompt, code, answer, options }: Item): string =>
  JSON.stringify([id, kind, prompt, code, answer, options.map(({ text, correct }) => [text, correct])])

function report(
  lesson: LessonBuild,
  note: string,
  groups: readonly [title: string, list: readonly Item[]][],
): string {
  const sections = [
    `${lesson.file}: ${lesson.title}\n  ${summaryOf(lesson)}${note}\n`,
    findings('Errors that keep this lesson from being used', lesson.errors),
    ...groups.map(([title, list]) => items(title, list)),
    findings('Left out', lesson.rejected),
    findings(
      'Worth a look',
      lesson.warnings.filter((each) => !isSuggestion(each)),
    ),
    findings('Suggestions', lesson.warnings.filter(isSuggestion)),
  ]
  return `${sections.join('')}\n`
}

/** One line of totals for all lessons. */
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
