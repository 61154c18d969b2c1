import type english from '#messages/en/concept-map'
import type { Translation } from '#messages/texts'

export default {
  title: 'Übersicht',
  lead: 'Wie die Begriffe jedes Kurses aufeinander aufbauen, von links nach rechts, und wie gut du jeden kannst.',
  empty: 'Noch keine Begriffe',
  emptyText: 'Begriffe kommen aus den Lektionen. Sobald es eine gibt, wird hier ihre Übersicht gezeichnet.',
  summary: '{tested} von {of, plural, one {# Begriff} other {# Begriffen}} gefragt.',
  drawn: 'Übersicht: {course}',
  named: '{term}: {state}',
  zoomIn: 'Vergrößern',
  zoomOut: 'Verkleinern',
  asList: 'Als Liste zeigen',
  alone: 'Ohne Verbindung zu anderen',
  buildsOn: 'baut auf {terms} auf',
} as const satisfies Translation<typeof english>
