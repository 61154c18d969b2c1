import { visit } from 'unist-util-visit'
import { finding, type Finding } from '#domain/findings/finding'
import type { LessonDocument } from '#domain/lesson/read-markdown'
import { toSlug } from '#domain/lesson/slug'

/** The location of a lesson, against which its relative addresses are resolved. */
export interface LessonLocation {
  /** Relative to the content folder, with slashes. */
  file: string
  /** Whether a file with this path, relative to the content folder, exists. */
  exists: (path: string) => boolean
}

/** The route under which the app serves files of the content folder. */
const contentRoute = '/content/'
const lessonName = /\.(?:md|markdown)$/iu
const imageName = /\.(?:png|jpe?g|gif|webp|avif|svg)$/iu

/**
 * Resolves a relative address in a lesson into a path relative to the content folder and the part after `#`. Null for
 * an absolute address, for a fragment of the same page, and for an address outside the content folder.
 *
 * @internal Exported for its test.
 */
export function resolveReference(url: string, file: string): { path: string; fragment: string } | null {
  if (/^(?:[a-z][a-z0-9+.-]*:|\/|\\|#|\?)/iu.test(url) || url === '') return null
  const [, address = '', fragment = ''] = /^([^#?]*)(?:\?[^#]*)?(?:#(.*))?$/su.exec(url) ?? []
  const parts = file.split('/').slice(0, -1)
  for (const part of decode(address).split('/')) {
    if (part === '..') {
      if (parts.length === 0) return null
      parts.pop()
    } else if (part !== '' && part !== '.') parts.push(part)
  }
  // Hidden files are never served, and a backslash or NUL could escape from the content folder.
  if (parts.length === 0 || parts.some((part) => part.startsWith('.') || /[\\\0]/u.test(part))) return null
  return { path: parts.join('/'), fragment }
}

function decode(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}

/**
 * The address in the app of a relative reference in a lesson. Null if the app does not serve it, `undefined` if the
 * reference is not relative.
 */
export function appAddressOf(kind: 'image' | 'link', url: string, file: string): string | null | undefined {
  const target = resolveReference(url, file)
  if (target === null) return /^(?:\.\.?\/|[^/#?:]+(?:[/?#]|$))/u.test(url) ? null : undefined
  const { path, fragment } = target
  if (!(kind === 'image' ? imageName : lessonName).test(path)) return null
  const address = contentRoute + path.split('/').map(encodeURIComponent).join('/')
  return fragment === '' ? address : `${address}#section-${toSlug(decode(fragment))}`
}

/** A finding for each image and link whose target does not exist or is not served. */
export function checkReferences({ root }: LessonDocument, { file, exists }: LessonLocation): Finding[] {
  const findings: Finding[] = []
  visit(root, ['image', 'link', 'definition'], (node) => {
    if (!('url' in node) || node.position === undefined) return
    const kind = node.type === 'image' || imageName.test(node.url) ? 'image' : 'link'
    const address = appAddressOf(kind, node.url, file)
    if (address === undefined) return
    const target = resolveReference(node.url, file)
    const { line } = node.position.start
    if (target === null) {
      const found = `\`${node.url}\` leads out of the content folder.`
      findings.push(finding('G16', { line }, found, 'Put the file beside the lesson.'))
    } else if (address === null) {
      const found = `\`${node.url}\` is neither a lesson nor an image that can be shown (PNG, JPEG, GIF, WebP, AVIF, SVG).`
      findings.push(finding('G16', { line }, found, 'Give its full address on the web, or leave it out.'))
    } else if (!exists(target.path)) {
      findings.push(finding('G16', { line }, `There is no file \`${target.path}\`.`))
    }
  })
  return findings
}
