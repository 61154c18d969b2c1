import { breakableHtml } from '#domain/lesson/code-break'

/** A line of a program. */
export interface CodeLine {
  /** The white space that it begins with. */
  indent: string
  /** The rest as highlighted HTML. */
  html: string
}

const tagOrBreak = /<\/?span[^>]*>|\n/g

/**
 * The lines of a program in highlighted HTML, as `highlightPython` makes it. A token of several lines, such as a string
 * in triple quotes, is highlighted in each of them. The HTML has a `<wbr>` wherever a long line may go on below.
 */
export function codeLines(html: string): CodeLine[] {
  const lines: string[] = []
  const open: string[] = []
  let line = ''
  let from = 0
  for (const { 0: found, index } of html.matchAll(tagOrBreak)) {
    line += breakableHtml(html.slice(from, index))
    from = index + found.length
    if (found === '\n') {
      lines.push(line + '</span>'.repeat(open.length))
      line = open.join('')
    } else {
      line += found
      if (found === '</span>') open.pop()
      else open.push(found)
    }
  }
  return [...lines, line + breakableHtml(html.slice(from))].map((each) => {
    const [, tags = '', indent = ''] = /^((?:<span[^>]*>)*)([ \t]*)/.exec(each) ?? []
    return { indent, html: tags + each.slice(tags.length + indent.length) }
  })
}
