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
          <div
            key={state}
            className="grid grid-cols-[minmax(3.5rem,auto)_1fr] gap-x-4 sm:row-span-3 sm:grid-cols-1 sm:grid-rows-subgrid sm:gap-y-0"
          >
            <dt className="col-start-2 sm:col-start-1 sm:self-end">
              <StateGlyph state={state} />
              {knowledgeNames[state]}
            </dt>
            <dd className="col-start-1 row-[1/span_2] text-end text-2xl font-[650] sm:row-[2] sm:text-start">
              {cardsBy[state]}
            </dd>
            <dd className="col-start-2 text-sm text-muted sm:col-start-1">{cardEvidence[state]}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}
