/** A text file with a card in each row. */
export interface TableOfCards {
  rows: string[][]
  /** Whether the file says that its fields are HTML. */
  isHtml: boolean
  /** Index of the column that holds the tags. */
  tagsColumn: number
}

const separators = new Map([
  ['tab', '\t'],
  ['comma', ','],
  ['semicolon', ';'],
  ['pipe', '|'],
  ['colon', ':'],
  ['space', ' '],
])
const candidates = ['\t', ';', ','] as const

/**
 * Reads rows of fields, which a tab, a comma or a semicolon divides, as RFC 4180 says: a field in quotation marks may
 * contain them, line ends, and quotation marks, doubled. Understands the lines with which a text file from Anki begins,
 * such as `#separator:tab`.
 */
export function readTable(text: string): TableOfCards {
  const lines = text.replace(/^\u{feff}/u, '').replaceAll(/\r\n?/gu, '\n')
  const head = /^(?:#[a-z][a-z ]*:[^\n]*(?:\n|$))*/u.exec(lines)?.[0] ?? ''
  const settings = new Map(
    head
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => [line.slice(1, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()] as const),
  )
  const body = lines.slice(head.length)
  const named = settings.get('separator')?.toLowerCase()
  const separator = named === undefined ? likelySeparator(body) : (separators.get(named) ?? named.charAt(0))
  return {
    rows: readRows(body, separator),
    isHtml: settings.get('html') === 'true',
    tagsColumn: Number(settings.get('tags column') ?? '3') - 1,
  }
}

/** The first of the candidates that the first line contains. */
function likelySeparator(text: string): string {
  const [first = ''] = text.split('\n', 1)
  return candidates.find((candidate) => first.includes(candidate)) ?? ','
}

function readRows(text: string, separator: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let field = ''
  let isQuoted = false
  const endField = () => {
    row.push(field)
    field = ''
  }
  const endRow = () => {
    endField()
    if (row.some((value) => value.trim() !== '')) rows.push(row)
    row = []
  }
  for (let i = 0; i < text.length; i += 1) {
    const char = text.charAt(i)
    if (isQuoted) {
      if (char !== '"') field += char
      else if (text.charAt(i + 1) === '"') {
        field += '"'
        i += 1
      } else isQuoted = false
    } else if (char === '"' && field === '') isQuoted = true
    else if (char === separator) endField()
    else if (char === '\n') endRow()
    else field += char
  }
  endRow()
  return rows
}
