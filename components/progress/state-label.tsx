import type { Knowledge } from '#domain/progress/knowledge'
import { useTexts } from '#texts'

/** A symbol for each state, so that it does not depend on colour. */
export const stateGlyphs: Record<Knowledge, { glyph: string; className: string; fill: string }> = {
  'not tested': { glyph: '○', className: 'text-muted', fill: 'fill-muted' },
  learning: { glyph: '◔', className: 'text-accent', fill: 'fill-accent' },
  'not sure yet': { glyph: '◌', className: 'text-ink', fill: 'fill-ink' },
  known: { glyph: '●', className: 'text-good', fill: 'fill-good' },
  fading: { glyph: '◑', className: 'text-hard', fill: 'fill-hard' },
}

/** The symbol of a state alone, where words beside it say the same. */
export function StateGlyph({ state }: { state: Knowledge }) {
  const { glyph, className } = stateGlyphs[state]
  return (
    <span aria-hidden="true" className={className}>
      {`${glyph} `}
    </span>
  )
}

/** How well a card or a concept is known. */
export function StateLabel({ state }: { state: Knowledge }) {
  const knowledgeNames = useTexts('knowledge').names
  return (
    <span className={`sm:whitespace-nowrap ${stateGlyphs[state].className}`}>
      <StateGlyph state={state} />
      {knowledgeNames[state]}
    </span>
  )
}
