import type { Heading } from 'mdast'

import { takeAnnotations, type ReaderState } from '#domain/lesson/blocks/reader-state'
import { classifyHeading, subjectOf } from '#domain/lesson/classify-heading'
import type { Section } from '#domain/lesson/parsed-lesson'
import { plainText } from '#domain/lesson/plain-text'

/** Reads a heading, which starts a section and ends the open sections of the same depth or deeper. */
export function readHeading(node: Heading, state: ReaderState): void {
  const text = plainText(node.children)
  const outer = state.sections.filter(({ depth }) => depth < node.depth)
  const kind = outer.some(excludesSubsections) ? 'stop' : classifyHeading(text)
  const isTitle = state.blocks.sections.length === 0 && node.depth === 1
  const namesSubject = isTitle ? kind !== 'stop' && kind !== 'introduction' : kind === 'subject'
  const section: Section = {
    heading: text,
    depth: node.depth,
    line: node.position?.start.line ?? 1,
    kind: isTitle && kind !== 'generic' && kind !== 'terms' ? 'subject' : kind,
    subject: namesSubject ? subjectOf(text) : null,
    annotations: takeAnnotations(state),
  }
  state.sections = [...outer, section]
  state.blocks.sections.push(section)
  state.leadIn = ''
}

/** Whether the sections below a heading are excluded too. “Overview” is not: some lessons nest everything under it. */
function excludesSubsections({ kind, heading }: Section): boolean {
  return kind === 'stop' && !/overview/iu.test(heading)
}
