import type { Code } from 'mdast'

import { finding } from '#domain/findings/finding'
import { sourceOf, takeAnnotations, type ReaderState } from '#domain/lesson/blocks/reader-state'
import type { Fence } from '#domain/lesson/parsed-lesson'

/** Reads a code block, fenced or indented. */
export function readFence(node: Code, state: ReaderState): void {
  const { blocks, sections, sourceLines, leadIn } = state
  const source = sourceOf(node, state)
  const isFenced = /[`~]{3,}/u.test(sourceLines[source.first - 1] ?? '')
  const isClosed =
    source.first < source.last && /^[\s>]*(?:`{3,}|~{3,})\s*$/u.test(sourceLines[source.last - 1] ?? '')
  if (isFenced && !isClosed) {
    const found = 'This code block is never closed, so everything to the end of the file is code.'
    blocks.findings.push(finding('G02', { line: source.first }, found))
  }
  const code = withoutLiquidTags(node.value)
  const section = sections.at(-1) ?? null
  const fence: Fence = {
    language: fenceLanguage(node.lang ?? '', code),
    code,
    codeLine: isFenced ? source.first + 1 : source.first,
    source,
    annotations: takeAnnotations(state),
    section,
    headings: sections.map(({ heading }) => heading),
    leadIn,
    followUp: '',
    skipped: sections.some(({ annotations }) => annotations.skip),
  }
  blocks.fences.push(fence)
  state.leadIn = ''
  state.fence = fence
}

/** Removes Liquid's `{% raw %}` tags, which are not part of the code. */
function withoutLiquidTags(code: string): string {
  return code.replace(/^[ \t]*\{%-?\s*(?:end)?raw\s*-?%\}[ \t]*$/gmu, '')
}

/**
 * `python`, `doctest`, the first word of the info string for any other language, or `''` without one. What begins with
 * Python's prompt is a session whatever its info string says, which authors choose for its colours.
 */
function fenceLanguage(info: string, code: string): string {
  const name =
    info
      .toLowerCase()
      .split(/[\s,:{}.=]+/u)
      .find((part) => part !== '') ?? ''
  if (/^\s*>>> /u.test(code) || ['pycon', 'doctest'].includes(name)) return 'doctest'
  return ['python', 'py', 'python3'].includes(name) ? 'python' : name
}
