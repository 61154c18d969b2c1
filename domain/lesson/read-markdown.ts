import type { Root } from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'

const processor = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter, ['yaml'])

/** The text as every later step sees it: no byte order mark, line feeds only, no NUL. Line numbers stay. */
export function normaliseSource(markdown: string): string {
  return markdown
    .replace(/^\u{feff}/u, '')
    .replace(/\r\n?/gu, '\n')
    .replaceAll('\0', '\u{fffd}')
}

/** The syntax tree of a normalised lesson: CommonMark, GFM and front matter, never MDX. */
export function readMarkdown(source: string): Root {
  return processor.parse(source)
}
