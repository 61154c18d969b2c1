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

/** The symbol of a state alone, where words beside it say the same. */
export function StateGlyph({ state }: { state: Knowledge }) {
  const { glyph, className } = symbols[state]
  return (
    <span aria-hidden="true" className={className}>
      {glyph}{' '}
    </span>
  )
}

/** How well a card or a concept is known. */
export function StateLabel({ state }: { state: Knowledge }) {
  return (
    <span className={`whitespace-nowrap ${symbols[state].className}`}>
      <StateGlyph state={state} />
      {knowledgeNames[state]}
    </span>
  )
}
