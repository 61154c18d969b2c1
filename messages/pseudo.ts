import type { CompiledMessage } from 'icu-minify/format'
import type { pseudoLanguages } from '#domain/interface-language'

type Pseudo = (typeof pseudoLanguages)[number]
type Part = Exclude<CompiledMessage, string>[number]

/** Around each message, so that one sees which texts are messages, and which are cut off. */
const pseudoMarks = { start: '⟦', end: '⟧' }

const accents: Record<string, string> = {
  ...{
    a: 'á',
    b: 'ƀ',
    c: 'ç',
    d: 'ð',
    e: 'é',
    f: 'ƒ',
    g: 'ĝ',
    h: 'ĥ',
    i: 'î',
    j: 'ĵ',
    k: 'ķ',
    l: 'ļ',
    m: 'ɱ',
  },
  ...{
    n: 'ñ',
    o: 'ó',
    p: 'þ',
    q: 'ǫ',
    r: 'ŕ',
    s: 'š',
    t: 'ţ',
    u: 'û',
    v: 'ṽ',
    w: 'ŵ',
    x: 'ẋ',
    y: 'ý',
    z: 'ž',
  },
  ...{
    A: 'Å',
    B: 'Ɓ',
    C: 'Ç',
    D: 'Ð',
    E: 'É',
    F: 'Ƒ',
    G: 'Ĝ',
    H: 'Ĥ',
    I: 'Î',
    J: 'Ĵ',
    K: 'Ķ',
    L: 'Ļ',
    M: 'Ṁ',
  },
  ...{
    N: 'Ñ',
    O: 'Ö',
    P: 'Þ',
    Q: 'Ǫ',
    R: 'Ŕ',
    S: 'Š',
    T: 'Ţ',
    U: 'Û',
    V: 'Ṽ',
    W: 'Ŵ',
    X: 'Ẋ',
    Y: 'Ý',
    Z: 'Ž',
  },
}

/** With accents, and a third longer than English, as German is: every second vowel is written twice. */
function accented(text: string): string {
  let vowels = 0
  return text.replace(/[a-z]/gi, (letter) => {
    const accent = accents[letter] ?? letter
    return /[aeiou]/.test(letter) && vowels++ % 2 === 0 ? `${accent}${accent}` : accent
  })
}

/** What makes the characters between them run from right to left: U+202E and U+202C. */
const mirror = { start: '\u202E', end: '\u202C' }
const mirrored = (text: string) =>
  text.replace(/\p{L}[\p{L}’]*/gu, (word) => `${mirror.start}${word}${mirror.end}`)

const writers: Record<Pseudo, (text: string) => string> = { 'en-XA': accented, 'ar-XB': mirrored }

/** Code in a message stands between backticks, and stays what it is. */
const codeOrText = /`[^`]*`|[^`]+/g

/** An English message as a pseudo-language writes it. */
export function pseudoMessage(message: CompiledMessage, language: Pseudo): CompiledMessage {
  const write = (text: string) =>
    text.replace(codeOrText, (part) => (part.startsWith('`') ? part : writers[language](part)))
  const { start, end } = pseudoMarks
  return typeof message === 'string'
    ? `${start}${write(message)}${end}`
    : [start, ...message.map((part) => writePart(part, write)), end]
}

function writePart(part: unknown, write: (text: string) => string): Part {
  if (typeof part === 'string') return write(part)
  if (!Array.isArray(part) || !hasBranches(part)) return part as Part
  const [name, kind, branches, ...rest] = part
  const written = Object.entries(branches).map(([key, branch]) => [key, writeBranch(branch, write)])
  return [name, kind, Object.fromEntries(written), ...rest] as Part
}

type Branching = [name: string, kind: number, branches: Record<string, unknown>, ...rest: unknown[]]

/** Select, plural and selectordinal have these numbers in `icu-minify`; numbers, dates and times come after them. */
const hasBranches = (part: unknown[]): part is Branching =>
  typeof part[1] === 'number' && part[1] >= 1 && part[1] <= 3

const writeBranch = (branch: unknown, write: (text: string) => string): unknown =>
  Array.isArray(branch) ? branch.map((part) => writePart(part, write)) : writePart(branch, write)
