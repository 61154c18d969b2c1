import type { Annotations } from '#domain/lesson/read-annotations'
import { firstStatement } from '#domain/lesson/definiens'
import { findConcept, mentions, type LessonConcept } from '#domain/lesson/find-concepts'
import type { Fence } from '#domain/lesson/parsed-lesson'
import { toSlug } from '#domain/lesson/slug'
import { contentWords, countGraphemes, splitSentences, splitWords, stemWord } from '#domain/lesson/words'
import type { Program } from '#domain/program/program'
import type { RunRecord } from '#domain/program/run-record'
import { lengthGivesAway } from '#domain/items/choice-form'
import { normaliseOutput } from '#domain/items/grade-answer'
import { noDrafts, type Drafts } from '#domain/items/item-draft'
import {
  itemKinds,
  type GeneratedCard,
  type GeneratedQuestion,
  type ItemKind,
  type LessonProgram,
  type Option,
} from '#domain/items/items'
import { findMisconception, type Misconception } from '#domain/items/misconceptions'
import { inSeededOrder } from '#domain/items/seeded-order'

/** A program with all that its questions need. */
export interface AskableProgram {
  program: LessonProgram
  fence: Fence
  /** Imports that the lesson left out. */
  addedImports: string[]
}

const maxProgramLines = 25
const maxColumns = 80
const maxTypedLines = 4
const maxOutputLines = 12
const maxTypedCharacters = 120

/** Short names of kinds that authors write in `kinds=`. */
const kindNames = new Map<string, readonly ItemKind[]>([
  ['output', ['output-typed', 'output-choice', 'output-order']],
  ['typed', ['output-typed']],
  ['choice', ['output-choice']],
  ['order', ['output-order']],
  ['time', ['how-long']],
  ...itemKinds.map((kind): [string, readonly ItemKind[]] => [kind, [kind]]),
])

interface Face {
  kind: ItemKind
  prompt: string
  answer: string | string[]
  options: Option[]
}

/** A behaviour card and questions about what a program does; what speaks against asking it is rejected by rule. */
export function makeProgramItems(
  { program: { id, program, run, source }, fence, addedImports }: AskableProgram,
  concepts: readonly LessonConcept[],
  misconceptions: readonly Misconception[],
  course: string,
): Drafts {
  const drafts = noDrafts()
  const line = fence.source.first
  const key = id.slice(course.length + 1)
  const cardId = `${course}/program/${key}/behaviour`
  const obstacle = whyNotAsked(program, run)
  if (obstacle !== null) {
    const finding = { rule: obstacle.rule, line, message: obstacle.message }
    if (obstacle.isRejection) drafts.rejected.push({ ...finding, item: cardId })
    else drafts.warnings.push(finding)
    return drafts
  }

  const given = givenInWords(program, addedImports)
  const faces = [
    ...outputFaces(program, run, given),
    ...howLongFaces(run, given),
    ...outcomeFaces(program, run, given, cardId),
  ]
  const choice = outputChoice(run, given, fence.annotations, misconceptions, cardId)
  if (choice.face !== null) faces.push(choice.face)
  drafts.rejected.push(...choice.rejected.map((finding) => ({ ...finding, item: `${cardId}/output-choice` })))

  const wanted = wantedKinds(fence.annotations)
  for (const name of wanted.unknown) {
    drafts.warnings.push({
      rule: 'G03',
      line,
      message: `\`kinds=${name}\` names no kind of question. Known are ${[...kindNames.keys()].join(', ')}.`,
    })
  }
  const allowed = faces.filter((face) => wanted.kinds === null || wanted.kinds.has(face.kind))
  const order: readonly ItemKind[] = ['output-typed', 'output-order', 'output-choice', 'outcome', 'how-long']
  const main = order.flatMap((kind) => allowed.filter((face) => face.kind === kind))[0]
  if (main === undefined) {
    if (run.stdout !== '') {
      drafts.rejected.push({
        rule: 'E42',
        line,
        item: cardId,
        message: `This program's output cannot be asked for: ${outputObstacle(run)}. Print fewer or shorter lines.`,
      })
    }
    return drafts
  }
  const shared = {
    code: shownSource(program),
    explanation: explanationOf(fence, run, program.source),
    program: id,
    concepts: conceptsOf(program, fence, concepts, course),
    source,
  }
  const asked = (face: Face): Omit<GeneratedCard, 'id' | 'facet'> => ({
    ...shared,
    ...face,
    accepted: [Array.isArray(face.answer) ? face.answer.join('\n') : face.answer],
  })
  drafts.cards.push({ id: cardId, facet: 'behaviour', ...asked(main) })
  drafts.questions.push(
    ...allowed.map((face): GeneratedQuestion => ({
      id: `${cardId}/${face.kind}`,
      card: cardId,
      ...asked(face),
    })),
  )
  return drafts
}

function wantedKinds({ kinds }: Annotations): { kinds: Set<ItemKind> | null; unknown: string[] } {
  const unknown = kinds.filter((name) => !kindNames.has(name))
  const known = kinds.flatMap((name) => kindNames.get(name) ?? [])
  return { kinds: known.length === 0 ? null : new Set(known), unknown }
}

interface Obstacle {
  rule: string
  message: string
  isRejection: boolean
}

function reject(rule: string, message: string): Obstacle {
  return { rule, message, isRejection: true }
}

/** Exceptions that speak of the machine a program runs on, not of the program. */
const dependsOnMachine = new Set([
  'FileNotFoundError',
  'FileExistsError',
  'PermissionError',
  'IsADirectoryError',
  'NotADirectoryError',
  'OSError',
  'ModuleNotFoundError',
  'ImportError',
  'ConnectionError',
  'gaierror',
  'URLError',
])

function isRaised(source: string, type: string): boolean {
  return new RegExp(`\\braise\\s+${type}\\b`, 'u').test(source)
}

function whyNotAsked(program: Program, run: RunRecord): Obstacle | null {
  const reasons = run.reasons.join(' ')
  if (run.outcome === 'unsupported')
    return reject('E40', `This program cannot be run here, so it is not asked. ${reasons || run.summary}`)
  if (run.outcome === 'syntax-error') return null
  if (run.outcome.endsWith('-limit'))
    return reject('E40', `This program was stopped, so it is not asked. ${run.summary}`)
  if (!run.deterministic)
    return reject('E41', `What this program does is not certain, so it is not asked. ${reasons}`)
  const type = run.exception?.type.split('.').at(-1) ?? ''
  if (dependsOnMachine.has(type) && !isRaised(program.source, type)) {
    return reject(
      'E40',
      `This program ends with ${type} only because a file or module is missing here, so it is not asked.`,
    )
  }
  const lines = shownSource(program).split('\n')
  if (lines.length > maxProgramLines) {
    return reject(
      'E42',
      `With the earlier code it needs, this program has ${lines.length} lines; more than ${maxProgramLines} are not asked. Shorten it.`,
    )
  }
  const printed = normaliseOutput(run.stdout)
  if ([...lines, ...printed].some((each) => countGraphemes(each) > maxColumns)) {
    return reject(
      'E42',
      `This program has or prints lines of more than ${maxColumns} columns, so it is not asked. Break them.`,
    )
  }
  if (/\b\d+\.\d+\.\d+\b|(?:^|[\s'"(])(?:\/(?:usr|home|tmp|lib|var|opt)\/|[A-Z]:\\)/mu.test(run.stdout)) {
    return reject(
      'E47',
      'This program prints a path, an address or a version, which differ from machine to machine; it is not asked.',
    )
  }
  if (program.setup.split('\n').length > 3) {
    return reject(
      'E44',
      'The hidden set-up of this program is longer than three lines, too long to be told in words; it is not asked.',
    )
  }
  if (isReadOff(program.source, run)) {
    return {
      rule: 'W10',
      message:
        'What this program prints stands in it word for word, so it is not asked. Let it compute or decide something.',
      isRejection: false,
    }
  }
  return null
}

/** Whether a program runs straight from top to bottom, each line once. */
function isStraight(source: string): boolean {
  return !/^\s*(?:async|def|class|for|while|if|try|with|match)\b|\blambda\b|\bfor\b.*\bin\b/mu.test(source)
}

/** Whether every printed line stands as a text in a program that runs straight from top to bottom. */
function isReadOff(source: string, run: RunRecord): boolean {
  if (run.outcome !== 'finished' || run.seconds > 0 || run.stdout === '' || !isStraight(source)) return false
  const printedTexts = [...source.matchAll(/print\(\s*(?:"([^"\\{}]*)"|'([^'\\{}]*)')\s*\)/gu)].map(
    (match) => match[1] ?? match[2] ?? '',
  )
  const lines = normaliseOutput(run.stdout)
  return (
    lines.length === printedTexts.length &&
    lines.every((line, index) => line === printedTexts[index]?.trimEnd())
  )
}

/** What a learner must know besides the code: set-up, network, input, added imports (item rule E44). */
function givenInWords(program: Program, addedImports: readonly string[]): string {
  const given: string[] = []
  if (addedImports.length > 0) {
    given.push(`The line ${addedImports.map((name) => `\`import ${name}\``).join(' and ')} was added.`)
  }
  if (program.setup !== '') {
    given.push(
      `Before it, ${program.setup
        .split('\n')
        .map((line) => `\`${line.trim()}\``)
        .join(' and ')} has run.`,
    )
  }
  for (const name of Object.keys(program.modules)) given.push(`The file \`${name}.py\` stands below it.`)
  for (const reply of program.network) {
    const answer =
      reply.kind === 'failure'
        ? `fails (${reply.failure})`
        : `answers ${reply.status}${reply.body === '' ? '' : ` with \`${reply.body}\``}`
    given.push(`\`${reply.url}\` ${answer} after ${reply.seconds} s.`)
  }
  if (program.input.length > 0)
    given.push(`The input is ${program.input.map((line) => `\`${line}\``).join(', then ')}.`)
  return given.length === 0 ? '' : `${given.join(' ')} `
}

/** The program as it is shown: its modules stand below it, so that its own line numbers hold. */
function shownSource(program: Program): string {
  const files = Object.entries(program.modules).map(([name, source]) => {
    const isNamed = new RegExp(`^\\s*#.*\\b${name}\\.py`, 'u').test(source)
    return `\n\n${isNamed ? '' : `# ${name}.py\n`}${source.trim()}`
  })
  return program.source + files.join('')
}

function hasAwkwardCharacters(text: string): boolean {
  return /[^\p{L}\p{M}\p{N}\p{P}\p{Zs}\n$+<=>^`|~]/u.test(text) || /\d\.\d{6,}/u.test(text)
}

function outputObstacle(run: RunRecord): string {
  const lines = normaliseOutput(run.stdout)
  if (lines.length > maxOutputLines) return `it has ${lines.length} lines, more than ${maxOutputLines}`
  return 'it is too long or too awkward to type, and its lines are too much alike to be put in order'
}

/** Whether lines can be told apart well enough, and are not in an order that anyone would guess. */
function canBeOrdered(lines: readonly string[], source: string): boolean {
  if (isStraight(source)) return false
  if (lines.length < 3 || lines.length > maxOutputLines || lines.some((line) => line.trim() === ''))
    return false
  const distinct = new Set(lines)
  if (distinct.size < 3 || distinct.size * 3 < lines.length * 2) return false
  const numbers = lines.map((line) => Number(/-?\d+(?:\.\d+)?/u.exec(line)?.[0] ?? Number.NaN))
  const stems = new Set(lines.map((line) => line.replace(/-?\d+(?:\.\d+)?/u, '#')))
  const isCounting =
    stems.size === 1 &&
    numbers.every((value, index) => index === 0 || value > (numbers[index - 1] ?? Infinity))
  return !isCounting
}

function outputFaces({ source }: Program, run: RunRecord, given: string): Face[] {
  const lines = normaliseOutput(run.stdout)
  if (lines.length === 0 || lines.length > maxOutputLines) return []
  const text = lines.join('\n')
  const faces: Face[] = []
  const orderable = canBeOrdered(lines, source)
  const isTypeable = countGraphemes(text) <= maxTypedCharacters && !hasAwkwardCharacters(text)
  if (isTypeable && (lines.length <= maxTypedLines || !orderable)) {
    faces.push({
      kind: 'output-typed',
      prompt: `${given}What does this program print?`,
      answer: text,
      options: [],
    })
  }
  if (orderable) {
    faces.push({
      kind: 'output-order',
      prompt: `${given}In which order does this program print these lines?`,
      answer: lines,
      options: [],
    })
  }
  return faces
}

/** Seconds as a learner types them: a multiple of a tenth, else null (item rule E46). */
function tenths(seconds: number): string | null {
  const rounded = Math.round(seconds * 10) / 10
  return seconds > 0 && Math.abs(seconds - rounded) < 1e-6 ? String(rounded) : null
}

function howLongFaces(run: RunRecord, given: string): Face[] {
  const seconds = tenths(run.seconds)
  if (seconds === null || run.outcome === 'deadlock' || printsSeconds(run.stdout, seconds)) return []
  const prompt = `${given}How many seconds does this program take, if only waiting takes time?`
  return [{ kind: 'how-long', prompt, answer: seconds, options: [] }]
}

/** A program that prints its own duration asks for it already. */
function printsSeconds(stdout: string, seconds: string): boolean {
  return (
    new RegExp(`(?<![\\d.])${seconds.replace('.', '\\.')}(?:\\.0+)?(?![\\d.])`, 'u').test(stdout) &&
    /\b(?:s|secs?|seconds?|took|elapsed|time)\b/iu.test(stdout)
  )
}

/** Exceptions that are easily taken for each other, with what each is raised for. */
const exceptionMeanings = new Map<string, string>(
  Object.entries({
    TypeError: 'an operation gets a value of a type it cannot handle',
    ValueError: 'a value has the right type but an unsuitable content',
    AttributeError: 'an object has no attribute or method of that name',
    NameError: 'a name is bound to nothing',
    UnboundLocalError: 'a local name is read before it is bound',
    KeyError: 'a dictionary has no such key',
    IndexError: 'a sequence has no such position',
    ZeroDivisionError: 'something is divided by zero',
    RuntimeError: 'an operation is not possible in the present state',
    StopIteration: 'an iterator has no further item',
    CancelledError: 'a task is cancelled',
    TimeoutError: 'a deadline passes',
    ImportError: 'an import finds no such name',
    ModuleNotFoundError: 'there is no such module',
    FileNotFoundError: 'there is no such file',
    AssertionError: 'an assertion does not hold',
    RecursionError: 'calls are nested too deep',
    OverflowError: 'a number is too large',
    SyntaxError: 'the source is not Python, so that nothing of it runs',
    InvalidStateError: 'a Future is not in the state that the call needs',
    ExceptionGroup: 'several exceptions are raised together',
    FrozenInstanceError: 'a frozen instance is changed',
  }),
)
const confusedWith = new Map<string, string>(
  Object.entries({
    TypeError: 'ValueError',
    ValueError: 'TypeError',
    AttributeError: 'TypeError',
    NameError: 'AttributeError',
    UnboundLocalError: 'TypeError',
    KeyError: 'IndexError',
    IndexError: 'KeyError',
    ZeroDivisionError: 'ValueError',
    RuntimeError: 'TypeError',
    StopIteration: 'IndexError',
    CancelledError: 'TimeoutError',
    TimeoutError: 'CancelledError',
    ImportError: 'NameError',
    ModuleNotFoundError: 'NameError',
    FileNotFoundError: 'ValueError',
    AssertionError: 'ValueError',
    RecursionError: 'OverflowError',
    OverflowError: 'ValueError',
    SyntaxError: 'NameError',
    InvalidStateError: 'RuntimeError',
    ExceptionGroup: 'RuntimeError',
    FrozenInstanceError: 'TypeError',
  }),
)

function outcomeFaces(program: Program, run: RunRecord, given: string, cardId: string): Face[] {
  const finishes: Option = {
    text: 'It runs to its end without an exception',
    correct: false,
    misconception: null,
    feedback: run.summary,
  }
  const endsWith = (type: string, correct: boolean, feedback: string): Option => ({
    text: `It ends with an uncaught \`${type}\``,
    correct,
    misconception: null,
    feedback,
  })
  const prompt = `${given}How does this program end when it is run?`
  const type = run.exception?.type.split('.').at(-1)
  if ((run.outcome === 'exception' || run.outcome === 'syntax-error') && type !== undefined) {
    const other = confusedWith.get(type)
    if (other === undefined || program.source.includes('SystemExit') || type === 'SystemExit') return []
    const options = [
      endsWith(type, true, run.summary),
      endsWith(
        other,
        false,
        `\`${other}\` would mean that ${exceptionMeanings.get(other) ?? ''}. ${run.summary}`,
      ),
      finishes,
    ]
    return [choiceFace('outcome', prompt, options, cardId)]
  }
  if (run.outcome === 'deadlock') {
    const options: Option[] = [
      {
        text: 'It waits for ever and never comes to its end',
        correct: true,
        misconception: null,
        feedback: run.summary,
      },
      finishes,
      endsWith(
        'TimeoutError',
        false,
        `Nothing here sets a deadline, so no \`TimeoutError\` is raised. ${run.summary}`,
      ),
    ]
    return /timeout/iu.test(program.source) ? [] : [choiceFace('outcome', prompt, options, cardId)]
  }
  return []
}

function choiceFace(kind: ItemKind, prompt: string, options: Option[], seed: string): Face {
  const key = options.find((option) => option.correct)?.text ?? ''
  return {
    kind,
    prompt,
    answer: key,
    options: inSeededOrder(options, `${seed}/${kind}`, (option) => option.text),
  }
}

/** A choice among what the program prints and what holders of declared beliefs expect it to print. */
function outputChoice(
  run: RunRecord,
  given: string,
  annotations: Annotations,
  misconceptions: readonly Misconception[],
  cardId: string,
): { face: Face | null; rejected: { rule: string; line: number; message: string }[] } {
  const rejected: { rule: string; line: number; message: string }[] = []
  const key = normaliseOutput(run.stdout).join('\n')
  if (key === '' || annotations.believers.length === 0) return { face: null, rejected }
  const wrong: Option[] = []
  for (const believer of annotations.believers) {
    const text = normaliseOutput(believer.output).join('\n')
    const known = findMisconception(misconceptions, believer.belief)
    const isId = /^[A-Z]{1,3}\d+$/u.test(believer.belief)
    if (isId && known === null) {
      rejected.push({
        rule: 'E22',
        line: believer.line,
        message: `The course has no misconception ${believer.belief}. Add it to misconceptions.json or mend the id.`,
      })
      continue
    }
    if (text === key) {
      rejected.push({
        rule: 'E45',
        line: believer.line,
        message: `${believer.belief} is said to expect what the program really prints, so it is no wrong answer. Correct the expected output.`,
      })
      continue
    }
    if (wrong.some((option) => option.text === text)) continue
    const feedback =
      known === null
        ? `You would expect this if you thought: ${sentence(believer.belief)} The run shows otherwise.`
        : `You would expect this if you thought: ${sentence(known.belief)} ${sentence(known.truth)}`
    wrong.push({ text, correct: false, misconception: known?.id ?? null, feedback })
  }
  const pairs = wrong.flatMap((first, index) =>
    wrong.slice(index + 1).map((second) => [first, second] as const),
  )
  const byPreference = [
    ...pairs.filter(([first, second]) => first.misconception !== second.misconception),
    ...pairs.filter(([first, second]) => first.misconception === second.misconception),
  ]
  const picked = byPreference.find(([first, second]) => !lengthGivesAway(key, [first.text, second.text]))
  if (picked === undefined) return { face: null, rejected }
  const options: Option[] = [
    { text: key, correct: true, misconception: null, feedback: run.summary },
    ...picked,
  ]
  return {
    face: choiceFace('output-choice', `${given}What does this program print?`, options, cardId),
    rejected,
  }
}

function sentence(text: string): string {
  return /[.!?。]$/u.test(text) ? text : `${text}.`
}

/** Sentences of a paragraph that can stand beside an answer; null if they lean on what they stand between. */
function ownWords(paragraph: string): string | null {
  const sentences = splitSentences(paragraph).slice(0, 2)
  const isUsable = sentences.every((each, index) => {
    const leans =
      index === 0 &&
      /^(?:output|result|now|next|let|try|but|however|also|here|run|what|guess|suppose)\b/iu.test(each)
    return 'text' in firstStatement(each) && !leans && !/[?？]$/u.test(each)
  })
  const text = sentences.join(' ')
  return isUsable && countGraphemes(text) >= 30 && countGraphemes(text) <= 320 ? text : null
}

/** Whether a paragraph speaks of the program beside it: of a name in it, or, without naming any, of its words. */
function speaksOf(paragraph: string, source: string): boolean {
  const inSource = new Set(splitWords(source).map(stemWord))
  const spans = [...paragraph.matchAll(/`([^`]+)`/gu)].flatMap((match) => splitWords(match[1] ?? ''))
  const words = spans.length > 0 ? spans : contentWords(paragraph)
  return words.some((word) => inSource.has(stemWord(word)))
}

/** The lesson's own words after or before the program where they can stand alone, else what the run showed. */
function explanationOf(fence: Fence, run: RunRecord, source: string): string {
  const own = [fence.followUp, fence.leadIn].filter((text) => speaksOf(text, source)).map(ownWords)
  return own.find((text) => text !== null) ?? (isEventful(run) ? run.summary : shownByRun(run))
}

function isEventful(run: RunRecord): boolean {
  return run.outcome !== 'finished' || run.seconds > 0
}

/** What the run showed, in a sentence. */
function shownByRun(run: RunRecord): string {
  const lines = normaliseOutput(run.stdout)
  const [first = ''] = lines
  if (lines.length === 0) return run.summary
  const shown = first.includes('`') ? `“${first}”` : `\`${first}\``
  return lines.length === 1
    ? `Python printed ${shown}.`
    : `Python printed ${lines.length} lines, the first of them ${shown}.`
}

const maxConcepts = 3

const kindOfWord =
  /\s+(?:block|statement|keyword|function|method|clause|operator|expression|loop|decorator|module|class|object)s?$/iu

/** How a concept may be written in a program: a term set as code, or a single word that is also Python's. */
function codeNames({ term, isCode }: LessonConcept): string[] {
  const name = term.replace(/\(.*$/u, '').replace(/^\./u, '')
  if (isCode) return [name]
  const word = name.replace(kindOfWord, '')
  return /^[A-Za-z_.]{3,}$/u.test(word) ? [word, word.toLowerCase()] : []
}

function isNamedIn(source: string, name: string): boolean {
  return (
    /^[\w.]+$/u.test(name) &&
    new RegExp(`(?<![\\w"'])${name.replaceAll('.', '\\.')}(?![\\w"'])`, 'u').test(source)
  )
}

/** Concepts a program is about: annotated ones, else those that its code or the text around it names. */
function conceptsOf(
  program: Program,
  fence: Fence,
  concepts: readonly LessonConcept[],
  course: string,
): string[] {
  if (fence.annotations.concepts.length > 0) {
    return [
      ...new Set(
        fence.annotations.concepts.map(
          (name) => findConcept(concepts, name)?.id ?? `${course}/${toSlug(name)}`,
        ),
      ),
    ]
  }
  const inCode = concepts.filter((concept) =>
    codeNames(concept).some((name) => isNamedIn(program.source, name)),
  )
  const nearby = `${fence.headings.slice(-2).join('. ')}. ${fence.leadIn} ${fence.followUp}`
  const inText = concepts.filter((concept) => mentions(nearby, concept))
  const heading = fence.section?.subject ?? null
  const named = heading === null ? null : findConcept(concepts, heading)
  const found = [...(named === null ? [] : [named]), ...inCode, ...inText]
  return [...new Set(found.map((concept) => concept.id))].slice(0, maxConcepts)
}
