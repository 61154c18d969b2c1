import type { PhrasingContent } from 'mdast'
import type { TextBlock } from '#domain/lesson/blocks/lesson-blocks'
import { plainText } from '#domain/lesson/plain-text'

function linksIn(node: PhrasingContent): string[] {
  // Links without an address of their own, and those to other pages of the course, explain what they name.
  if (node.type === 'link') return /^https?:/iu.test(node.url) ? [plainText(node.children)] : []
  return 'children' in node ? node.children.flatMap(linksIn) : []
}

/** The texts of the links in a block that lead to other sites, in order. */
export const linkedTexts = ({ lines }: Pick<TextBlock, 'lines'>): string[] =>
  lines.flatMap(({ nodes }) => nodes.flatMap(linksIn)).filter((text) => text !== '')

/** Whether a text of a block consists of links to other sites, so that it says where to read and nothing else. */
export function isOnlyLinks(text: string, block: Pick<TextBlock, 'lines'>): boolean {
  const links = linkedTexts(block).map((link) => link.toLowerCase())
  const rest = links.reduce((left, link) => left.replace(link, ' '), text.toLowerCase())
  return links.length > 0 && !/\p{L}{4,}/u.test(rest)
}
