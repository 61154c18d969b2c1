import { progressMessages as text } from '#messages/progress'

export type ConceptState = keyof typeof text.states

/** A shape for each state, so that it can be read without its colour. */
const shapes: Record<ConceptState, { glyph: string; className: string }> = {
  'not tested': { glyph: '○', className: 'text-muted' },
  learning: { glyph: '◔', className: 'text-ink' },
  'probably known': { glyph: '●', className: 'text-good' },
  fading: { glyph: '◑', className: 'text-bad' },
}

/** What may be said of how well a concept is known. */
export function StateLabel({ state }: { state: ConceptState }) {
  const { glyph, className } = shapes[state]
  return (
    <span className={`whitespace-nowrap ${className}`}>
      <span aria-hidden="true">{glyph} </span>
      {text.states[state]}
    </span>
  )
}
