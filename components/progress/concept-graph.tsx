import { CodeName } from '#components/item/code-name'
import { listFormat } from '#messages/formats'
import { Link } from '#components/ui/link'
import { conceptPath } from '#browser/paths'
import { MapFrame } from '#components/progress/map-frame'
import { StateGlyph, StateLabel, stateGlyphs } from '#components/progress/state-label'
import { asTree, type Branch } from '#domain/progress/concept-tree'
import { knowledgeStates, type Knowledge } from '#domain/progress/knowledge'
import { useLocale, useTexts } from '#texts'
import { writtenIn } from '#domain/language/written-in'
import { SentenceAbout } from '#components/item/sentence-about'

interface MappedConcept {
  id: string
  term: string
  state: Knowledge
  requires: string[]
  requiredIds: string[]
  lesson: { language: string | null }
}

interface ConceptGraphProps {
  course: {
    courseId: string
    title: string
    language: string | null
    concepts: MappedConcept[]
    layout: {
      width: number
      height: number
      nodes: { id: string; x: number; y: number; width: number; height: number }[]
      edges: { from: string; to: string; points: { x: number; y: number }[] }[]
    } | null
    alone: MappedConcept[]
  }
}

/** How the concepts of a course build on each other: drawn, and as a list. */
export function ConceptGraph({ course }: ConceptGraphProps) {
  const { courseId, title, language, concepts, layout, alone } = course
  const text = useTexts('concept-map')
  const knowledgeNames = useTexts('knowledge').names
  const tested = concepts.filter(({ state }) => state !== 'not tested').length
  return (
    <section aria-labelledby={`map-${courseId}`}>
      <h2 {...writtenIn(language)} id={`map-${courseId}`} className="text-lg">
        {title}
      </h2>
      <p className="mt-1 mb-3 text-muted">{text.summary({ tested, of: concepts.length })}</p>
      {layout === null ? null : <Drawing title={title} concepts={concepts} layout={layout} />}
      {alone.length === 0 ? null : (
        <>
          <h3 className="mt-4 mb-2 text-base">{text.alone}</h3>
          <ul className="flex flex-wrap gap-2">
            {alone.map(({ id, term, state, lesson }) => (
              <li key={id}>
                <Link
                  href={conceptPath(id)}
                  className="inline-flex min-h-11 max-w-full items-center rounded-md border border-line bg-surface px-3 text-sm hover:border-accent"
                >
                  <StateGlyph state={state} />
                  <span {...writtenIn(lesson.language)} className="ms-1">
                    <CodeName name={term} />
                  </span>
                  <span className="sr-only">: {knowledgeNames[state]}</span>
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
      {layout === null ? null : (
        <details className="mt-2">
          <summary className="disclosure text-sm text-muted">{text.asList}</summary>
          <Tree branches={asTree(concepts)} />
        </details>
      )}
    </section>
  )
}

type Layout = NonNullable<ConceptGraphProps['course']['layout']>

/** The map. */
function Drawing({ title, concepts, layout }: { title: string; concepts: MappedConcept[]; layout: Layout }) {
  const text = useTexts('concept-map')
  const byId = new Map(concepts.map((concept) => [concept.id, concept]))
  return (
    <MapFrame
      label={text.drawn({ course: title })}
      width={layout.width}
      height={layout.height}
      start={firstOf(layout.nodes)}
    >
      <g aria-hidden="true">
        {layout.edges.map(({ from, to, points }) => (
          <path
            key={`${from} ${to}`}
            d={curve(points)}
            className="fill-none stroke-line-strong"
            strokeWidth={1.25}
          />
        ))}
      </g>
      {layout.nodes.map((node) => {
        const concept = byId.get(node.id)
        return concept === undefined ? null : <Node key={node.id} node={node} concept={concept} />
      })}
    </MapFrame>
  )
}

/** What nothing else is before: the leftmost place, of which the picture may have only one, far from its corners. */
const firstOf = (nodes: Layout['nodes']) =>
  nodes.reduce((first, node) => (node.x < first.x ? node : first), nodes[0] ?? { x: 0, y: 0 })

/** The frame of each state: what was tested has a thick one, and what was not a dashed one. */
const frames: Record<Knowledge, { className: string; dashes?: string; width: number }> = {
  'not tested': { className: 'fill-surface stroke-line-strong', dashes: '4 3', width: 1 },
  learning: { className: 'fill-surface stroke-ink', width: 1.5 },
  'not sure yet': { className: 'fill-surface stroke-ink', dashes: '8 3', width: 1.5 },
  known: { className: 'fill-good-soft stroke-good', width: 2 },
  fading: { className: 'fill-hard-soft stroke-hard', width: 2 },
}

function Node({ node, concept }: { node: Layout['nodes'][number]; concept: MappedConcept }) {
  const text = useTexts('concept-map')
  const knowledgeNames = useTexts('knowledge').names
  const { className, dashes, width } = frames[concept.state]
  const left = node.x - node.width / 2
  return (
    <a
      href={conceptPath(concept.id)}
      aria-label={text.named({ term: concept.term, state: knowledgeNames[concept.state] })}
      className="group"
    >
      <rect
        x={left}
        y={node.y - node.height / 2}
        width={node.width}
        height={node.height}
        rx={10}
        className={className}
        strokeWidth={width}
        strokeDasharray={dashes}
      />
      <text x={left + 12} y={node.y + 5} className={`text-[14px] ${stateGlyphs[concept.state].fill}`}>
        {stateGlyphs[concept.state].glyph}
      </text>
      <text
        lang={concept.lesson.language ?? ''}
        x={left + 30}
        y={node.y + 5}
        className="fill-ink text-[14px] group-hover:underline"
      >
        {concept.term}
      </text>
    </a>
  )
}

/** A smooth line through points, horizontal at both ends. */
function curve(points: readonly { x: number; y: number }[]): string {
  const [first, ...rest] = points
  if (first === undefined) return ''
  let from = first
  const pieces = rest.map((to) => {
    const middle = (from.x + to.x) / 2
    const piece = `C ${middle} ${from.y} ${middle} ${to.y} ${to.x} ${to.y}`
    from = to
    return piece
  })
  return `M ${first.x} ${first.y} ${pieces.join(' ')}`
}

function Tree({ branches }: { branches: Branch<MappedConcept>[] }) {
  const text = useTexts('concept-map')
  const locale = useLocale()
  return (
    <ul className="ms-4 list-disc">
      {branches.map(({ node: { id, term, state, requires, lesson }, branches: below }) => (
        <li key={id} className="py-1">
          <Link
            {...writtenIn(lesson.language)}
            href={conceptPath(id)}
            className="text-accent hover:underline"
          >
            <CodeName name={term} />
          </Link>{' '}
          <span className="text-sm">
            <StateLabel state={state} />
            {requires.length === 0 ? null : (
              <span className="text-muted">
                {' '}
                ·{' '}
                <SentenceAbout
                  sentence={text.buildsOn({ terms: listFormat(locale).format(requires) })}
                  name={listFormat(locale).format(requires)}
                  language={lesson.language}
                />
              </span>
            )}
          </span>
          {below.length === 0 ? null : <Tree branches={below} />}
        </li>
      ))}
    </ul>
  )
}

/** What the symbols on the map mean. */
export function StateLegend() {
  return (
    <ul className="mb-8 flex flex-wrap gap-x-5 gap-y-1 text-sm">
      {knowledgeStates.map((state) => (
        <li key={state}>
          <StateLabel state={state} />
        </li>
      ))}
    </ul>
  )
}
