import type { GeneratedCard, GeneratedQuestion, LessonBuild } from '#domain/items/items'

/** The parts of a card that a test specifies; the rest has defaults. */
export type CardOverrides = Partial<GeneratedCard> & Pick<GeneratedCard, 'id'>

/** A card that asks for a meaning; its id is `<course>/<concept>/<facet>`. */
export function sampleCard(overrides: CardOverrides): GeneratedCard {
  const [, concept = ''] = overrides.id.split('/')
  const answer = overrides.answer ?? `What ${concept} means.`
  return {
    kind: 'self-graded',
    facet: 'term-to-meaning',
    prompt: `What is ${concept}?`,
    code: null,
    answer,
    accepted: typeof answer === 'string' ? [answer] : [],
    options: [],
    explanation: `So it is with ${concept}.`,
    program: null,
    concepts: [overrides.id.split('/').slice(0, 2).join('/')],
    source: { file: 'lesson.md', first: 1, last: 1 },
    ...overrides,
  }
}

/** A question of a card that asks the same as the card. */
export function sampleQuestion(
  card: GeneratedCard,
  overrides: Partial<GeneratedQuestion> = {},
): GeneratedQuestion {
  return { ...card, id: `${card.id}/question`, card: card.id, ...overrides }
}

/** A build of a lesson with these cards and their concepts; its id is `<course>/<slug>`. */
export function sampleBuild(
  id: string,
  cards: GeneratedCard[],
  overrides: Partial<LessonBuild> = {},
): LessonBuild {
  const [course = '', slug = ''] = id.split('/')
  const conceptIds = [...new Set(cards.flatMap((card) => card.concepts))]
  return {
    id,
    slug,
    course,
    title: slug,
    language: 'en',
    file: `${id}.md`,
    formerIds: [],
    html: `<p>${slug}</p>`,
    parts: [],
    concepts: conceptIds.map((conceptId) => {
      const term = conceptId.split('/')[1] ?? ''
      const source = { file: `${id}.md`, first: 1, last: 1 }
      return { id: conceptId, part: '', term, aliases: [], definition: `What ${term} means.`, source }
    }),
    edges: [],
    programs: [],
    derivedPrograms: [],
    cards,
    questions: cards.map((card) => sampleQuestion(card)),
    variants: [],
    exercises: [],
    warnings: [],
    rejected: [],
    errors: [],
    ...overrides,
  }
}
