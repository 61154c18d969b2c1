import { counted } from '#messages/counted'

/** Texts of the map of concepts. */
export const conceptMapMessages = {
  title: 'Map',
  lead: 'How the concepts of each course build on each other, from left to right, and how well you know each.',
  empty: 'No concepts yet',
  emptyText: 'Concepts come from the lessons. As soon as there is one, its map is drawn here.',
  summary: (tested: number, of: number) => `${tested} of ${counted(of, 'concept', 'concepts')} tested.`,
  drawn: (course: string) => `Map of ${course}`,
  named: (term: string, state: string) => `${term}: ${state}`,
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  asList: 'Show as a list',
  alone: 'Not linked to others',
  buildsOn: (terms: readonly string[]) => `builds on ${new Intl.ListFormat('en').format(terms)}`,
} as const
