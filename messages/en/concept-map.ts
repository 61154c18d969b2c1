/** Texts of the map of concepts. */
export default {
  title: 'Map',
  lead: 'How the concepts of each course build on each other, from left to right, and how well you know each.',
  empty: 'No concepts yet',
  emptyText: 'Concepts come from the lessons. As soon as there is one, its map is drawn here.',
  summary: '{tested} of {of, plural, one {# concept} other {# concepts}} asked.',
  drawn: 'Map of {course}',
  named: '{term}: {state}',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  asList: 'Show as a list',
  alone: 'Not linked to others',
  buildsOn: 'builds on {terms}',
} as const
