import { stateGlyphs, StateGlyph } from '#components/progress/state-label'
import type { Knowledge } from '#domain/progress/knowledge'
import { useTexts } from '#texts'

const width = 600
const height = 14
/** What there is little of stays visible. */
const minWidth = 6
const gap = 2

const fromBest: readonly Knowledge[] = ['known', 'fading', 'not sure yet', 'learning', 'not tested']
const fillOf = (state: Knowledge) => (state === 'not tested' ? 'fill-line' : stateGlyphs[state].fill)

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0)

/** How many cards are in each state: as parts of a bar, and in words. */
export function StateBar({ cardsBy }: { cardsBy: Record<Knowledge, number> }) {
  const knowledgeNames = useTexts('knowledge').names
  const cardEvidence = useTexts('knowledge').cards
  const present = fromBest.filter((state) => cardsBy[state] > 0)
  const all = sum(present.map((state) => cardsBy[state]))
  const room = width - minWidth * present.length
  const widths = present.map((state) => minWidth + (cardsBy[state] / all) * room)
  return (
    <>
      <svg viewBox={`0 0 ${width} ${height}`} className="w-full rounded-sm" aria-hidden="true">
        {present.map((state, i) => (
          <rect
            key={state}
            x={sum(widths.slice(0, i))}
            y="0"
            width={(widths[i] ?? 0) - gap}
            height={height}
            rx="3"
            className={fillOf(state)}
          />
        ))}
      </svg>
      <dl className="mt-5 grid gap-x-8 gap-y-4 sm:grid-cols-2 lg:grid-cols-5">
        {fromBest.map((state) => (
          // The numbers of a row stand in one line, however long the names above them are.
          <div key={state} className="flex gap-x-4 sm:row-span-2 sm:grid sm:grid-rows-subgrid sm:gap-y-0">
            <dt className="order-last sm:order-none sm:self-end">
              <StateGlyph state={state} />
              {knowledgeNames[state]}
              <span className="block text-sm text-muted sm:hidden">{cardEvidence[state]}</span>
            </dt>
            <dd className="min-w-14 shrink-0 text-end sm:min-w-0 sm:shrink sm:text-start">
              <span className="block text-2xl font-[650]">{cardsBy[state]}</span>
              <span className="hidden text-sm text-muted sm:block">{cardEvidence[state]}</span>
            </dd>
          </div>
        ))}
      </dl>
    </>
  )
}
