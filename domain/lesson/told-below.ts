/** What follows a code block: other text that is set as code, which may be its output, and a block of prose. */
const following =
  /^\s*(?<code><pre (?![^>]*data-line)[^>]*>.*?<\/pre>)?\s*(?<prose><(?<tag>p|ul|ol|blockquote)\b[^>]*>.*?<\/\k<tag>>)?/s

/**
 * Whether the lesson tells right below a code block what it prints: by its output, or by prose that names a line of the
 * output or the exception that ends it. Then a reader has to look away to predict it.
 *
 * @param html of the whole lesson
 * @param line in which the block begins
 */
export function isToldBelow(
  html: string,
  line: number,
  { stdout, exception }: { stdout: string; exception: string | null },
): boolean {
  const block = new RegExp(`<pre [^>]*data-line="${line}"[^>]*>.*?</pre>`, 's').exec(html)
  if (block === null) return false
  const { code, prose } = following.exec(html.slice(block.index + block[0].length))?.groups ?? {}
  const lines = stdout.split('\n').map(normalised)
  const printed = lines.filter((each) => /[\p{L}\p{N}]/u.test(each))
  if (code !== undefined && textOf(code).split('\n').map(normalised).some(isOneOf(printed))) return true
  const said = normalised(textOf(prose ?? ''))
  return [...printed, ...(exception === null ? [] : [exception])].some((each) => names(said, each))
}

const isOneOf = (lines: readonly string[]) => (line: string) => line !== '' && lines.includes(line)

/** Whether a text has another one in it as whole words. */
function names(text: string, wanted: string): boolean {
  const isWordAt = (index: number) => /[\p{L}\p{N}_]/u.test(text.charAt(index))
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    if (!isWordAt(at - 1) && !isWordAt(at + wanted.length)) return true
  }
  return false
}

const normalised = (text: string) => text.replaceAll(/\s+/g, ' ').trim()

const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"' }

/** The text of HTML as `hast-util-to-html` writes it. */
const textOf = (html: string) =>
  html
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&#x([\da-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replaceAll(/&(lt|gt|amp|quot);/g, (_, name: string) => entities[name] ?? '')
