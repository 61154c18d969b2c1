import type { Page } from 'playwright'
import type { Answer } from '#domain/items/answer'
import type { ItemFace } from '#domain/items/item-face'
import { withoutMarks } from '#domain/items/item-text'
import { formOfKind } from '#domain/items/kind-rules'
import type { Learner, ShownQuestion } from './learners.ts'

/** Faces of all items by what the screen shows of them before the answer. */
export type FacesByLook = ReadonlyMap<string, readonly ItemFace[]>

/** What the study page shows: a question, an answer with its ratings, or something else. */
interface Look {
  state: 'asking' | 'answered' | 'over' | 'other'
  prompt: string
  code: string
  form: 'self' | 'choice' | 'text' | 'lines' | 'line' | 'pairs'
  choices: string[]
  allowed: number[]
  suggested: number | null
  canObject: boolean
}

const keyOf = (prompt: string, code: string) => `${prompt.trim()}\n\n${code.trim()}`

/** Texts are shown without their marks. */
const asShown = withoutMarks

export function facesByLook(faces: readonly ItemFace[]): FacesByLook {
  return Map.groupBy(faces, ({ prompt, code }) => keyOf(asShown(prompt), code ?? ''))
}

/** Reads the study page. Runs in the browser. */
function look(): Look {
  const main = document.querySelector('main')
  const all = <E extends Element>(selector: string) => [...(main?.querySelectorAll<E>(selector) ?? [])]
  const buttons = all<HTMLButtonElement>('button')
  const textOf = (element: Element | null | undefined) => element?.textContent ?? ''
  const ratings = all<HTMLButtonElement>('[role=group] button[aria-keyshortcuts]').filter((button) =>
    /^(Again|Hard|Good|Easy)/.test(textOf(button.querySelector('span'))),
  )
  const radios = all<HTMLInputElement>('article input[type=radio]')
  const isLine = radios.some(({ name }) => name === 'line')
  const order = all('article ol > li > :nth-child(2)')
  const hasMenus = all('article fieldset select').length > 0
  const isSelf = buttons.some((button) => textOf(button) === 'Show answer')
  const hasText = all('article textarea, article input:not([type=radio])').length > 0
  const form = isSelf
    ? 'self'
    : isLine
      ? 'line'
      : radios.length > 0
        ? 'choice'
        : hasMenus
          ? 'pairs'
          : hasText
            ? 'text'
            : 'lines'
  const prompt = main?.querySelector('#prompt')
  const isAsking =
    prompt != null &&
    ratings.length === 0 &&
    (isSelf || hasText || hasMenus || radios.length > 0 || order.length > 0)
  const isOver = all('h2').some((heading) => /^(Done for now|Nothing to study yet)/.test(textOf(heading)))
  // Each line has its number in front.
  const linesOfCode = [...(prompt?.parentElement?.querySelectorAll('pre code > span > :last-child') ?? [])]
  const codeOfLines = radios.map((radio) => radio.getAttribute('aria-label') ?? '')
  return {
    state: ratings.length > 0 ? 'answered' : isAsking ? 'asking' : isOver ? 'over' : 'other',
    prompt: textOf(prompt),
    code: isLine ? codeOfLines.join('\n') : linesOfCode.map(textOf).join('\n'),
    form,
    choices: isLine
      ? codeOfLines.map((label) => /^Line (\d+)/.exec(label)?.[1] ?? '')
      : form === 'choice'
        ? radios.map((radio) => (radio.closest('label')?.textContent ?? '').trim())
        : form === 'lines'
          ? order.map(textOf)
          : [],
    allowed: ratings.flatMap((button, i) => (button.disabled ? [] : [i + 1])),
    suggested:
      ratings.findIndex((button) => button.getAttribute('aria-describedby') === 'suggested-rating') + 1 ||
      null,
    canObject: buttons.some((button) => textOf(button) === 'I was right'),
  }
}

/** Longer than any page takes on a busy machine, in milliseconds. */
const patienceMillis = 60_000

/** Waits until the page shows a question, an answer or the end of the session that differs from what was shown. */
async function settled(page: Page, before: Look | null = null): Promise<Look> {
  const deadline = Date.now() + patienceMillis
  for (;;) {
    const seen = await page.evaluate(look)
    if (seen.state !== 'other' && (before === null || !isSameLook(before, seen))) return seen
    if (Date.now() > deadline) throw new Error(`The page stays as it is: ${JSON.stringify(seen)}`)
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)))
  }
}

const isSameLook = (one: Look, other: Look) =>
  one.state === other.state &&
  one.prompt === other.prompt &&
  one.form === other.form &&
  one.code === other.code

const formsOfFace = (face: ItemFace): Look['form'] => {
  if (face.kind === 'self-graded') return 'self'
  const form = formOfKind(face.kind, Array.isArray(face.answer))
  return form === 'choice' || form === 'lines' || form === 'line' || form === 'pairs' ? form : 'text'
}

function questionOn(seen: Look, faces: FacesByLook): ShownQuestion {
  const candidates =
    seen.form === 'line'
      ? [...faces.values()].flat().filter((face) => isShownByLine(face, seen))
      : (faces.get(keyOf(seen.prompt, seen.code)) ?? [])
  const sameForm = candidates.filter((face) => formsOfFace(face) === seen.form)
  const face = sameForm.find(({ options }) => seen.form !== 'choice' || hasOptions(options, seen.choices))
  if (face === undefined) throw new Error(`No item looks like this: ${JSON.stringify(seen)}`)
  const choices = seen.form === 'choice' ? face.options.map(({ text }) => text) : seen.choices
  return { face, choices }
}

const plain = (text: string) => asShown(text).replace(/\s+/g, ' ').trim()
const hasOptions = (options: ItemFace['options'], shown: readonly string[]) => {
  const texts = new Set(options.map(({ text }) => plain(text)))
  return shown.every((text) => texts.has(plain(text)))
}
const isShownByLine = ({ prompt, code }: ItemFace, seen: Look) =>
  asShown(prompt).trim() === seen.prompt.trim() &&
  seen.code.split('\n').every((label) => {
    const [, number, line] = /^Line (\d+): (.*)$/.exec(label) ?? []
    return (code ?? '').split('\n')[Number(number) - 1]?.trim() === line
  })

/** Gives an answer on the page, as a learner does: by choosing, typing, picking or moving lines. */
async function give(page: Page, answer: Answer): Promise<void> {
  const main = page.getByRole('main')
  if (answer.kind === 'choice') {
    const options = main.locator('article label')
    const texts = await options.allTextContents()
    await options.nth(texts.findIndex((text) => plain(text) === plain(answer.text))).click()
  }
  if (answer.kind === 'line') await main.getByRole('radio', { name: `Line ${answer.line}:` }).click()
  if (answer.kind === 'text') await main.getByRole('textbox').fill(answer.text)
  if (answer.kind === 'lines') await putInOrder(page, answer.lines)
  if (answer.kind === 'pairs') {
    for (const { part, place } of answer.pairs)
      await main.getByLabel(asShown(part), { exact: true }).selectOption(place)
  }
}

async function putInOrder(page: Page, wanted: readonly string[]): Promise<void> {
  const list = page.getByRole('main').locator('article ol')
  for (const [to, line] of wanted.entries()) {
    const now = await list.locator('> li > :nth-child(2)').allTextContents()
    const from = now.findIndex((text, i) => i >= to && plain(text) === plain(line))
    for (let at = from; at > to; at--) await list.locator('li').nth(at).getByRole('button').first().click()
  }
}

/** How long a learner thinks before answering, in milliseconds of the shifted clock. */
const thinkingMillis = {
  self: 8_000,
  choice: 12_000,
  text: 22_000,
  lines: 30_000,
  line: 16_000,
  pairs: 25_000,
} as const

export interface SessionOptions {
  learner: Learner
  faces: FacesByLook
  random: () => number
  /** After this many answers, the learner leaves. */
  maxAnswers: number
  /** Lets time pass for the browser and the server. */
  pass: (millis: number) => Promise<void>
  /** Told of each kind of screen, to take pictures. */
  onScreen: (name: string) => Promise<void>
}

/** Studies until the session is over or the learner has had enough. Returns the number of answers. */
export async function study(page: Page, options: SessionOptions): Promise<number> {
  const { learner, faces, random, maxAnswers, pass, onScreen } = options
  let answered = 0
  let before: Look | null = null
  for (;;) {
    const seen = await settled(page, before)
    before = seen
    if (seen.state === 'over' || (answered >= maxAnswers && seen.state === 'asking')) break
    if (seen.state === 'asking') {
      const shown = questionOn(seen, faces)
      await onScreen(`asks ${shown.face.kind}`)
      await pass(thinkingMillis[seen.form])
      if (seen.form === 'self') await page.getByRole('button', { name: 'Show answer' }).click()
      else {
        const { answer, confidence } = learner.answer(shown, random)
        await give(page, answer)
        const level = { guess: 'A guess', think: 'I think so', sure: 'Sure' }[confidence]
        await page.getByRole('button', { name: level, exact: true }).click()
      }
      await settled(page, seen)
      await onScreen(`answered ${shown.face.kind}`)
      continue
    }
    if (seen.canObject && learner.objects(random)) {
      await page.getByRole('button', { name: 'I was right', exact: true }).click()
      await page.getByRole('group', { name: 'Why was it right?' }).getByRole('button').first().click()
      await page.getByRole('button', { name: 'No, it was wrong' }).waitFor()
      await onScreen('objects')
    }
    const { allowed, suggested } = await page.evaluate(look)
    await pass(3_000)
    await page.keyboard.press(String(learner.rate(allowed, suggested, random)))
    answered += 1
  }
  return answered
}

/** Waits until the server has confirmed every answer. */
export async function waitUntilSent(page: Page): Promise<void> {
  await page.waitForFunction(() => !Object.keys(localStorage).some((key) => key.startsWith('retrace/outbox')))
}
