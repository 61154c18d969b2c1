import type { Knowledge } from '#domain/progress/knowledge'
import { knowledgeNames } from '#messages/knowledge'

/** A symbol for each state, so that it does not depend on colour. */
const symbols: Record<Knowledge, { glyph: string; className: string }> = {
  'not tested': { glyph: '○', className: 'text-muted' },
  learning: { glyph: '◔', className: 'text-ink' },
  'not sure yet': { glyph: '◌', className: 'text-ink' },
  known: { glyph: '●', className: 'text-good' },
  fading: { glyph: '◑', className: 'text-bad' },
}

/** How well a card or a concept is known. */
export function StateLabel({ state }: { state: Knowledge }) {
  const { glyph, className } = symbols[state]
  return (
    <span className={`whitespace-nowrap ${className}`}>
      <span aria-hidden="true">{glyph} </span>
      {knowledgeNames[state]}
    </span>
  )
}
