import { progressMessages as text } from '#messages/progress'

export type ConceptState = keyof typeof text.states

/** A symbol for each state, so that it does not depend on colour. */
const symbols: Record<ConceptState, { glyph: string; className: string }> = {
  'not tested': { glyph: '○', className: 'text-muted' },
  learning: { glyph: '◔', className: 'text-ink' },
  'probably known': { glyph: '●', className: 'text-good' },
  fading: { glyph: '◑', className: 'text-bad' },
}

/** How well a concept is known. */
export function StateLabel({ state }: { state: ConceptState }) {
  const { glyph, className } = symbols[state]
  return (
    <span className={`whitespace-nowrap ${className}`}>
      <span aria-hidden="true">{glyph} </span>
      {text.states[state]}
    </span>
  )
}
