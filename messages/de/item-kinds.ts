import type english from '#messages/en/item-kinds'
import type { Translation } from '#messages/texts'

export default {
  'self-graded': 'Erinnern',
  cloze: 'Lücke füllen',
  'term-typed': 'Begriff nennen',
  'term-choice': 'Begriff wählen',
  'meaning-choice': 'Bedeutung wählen',
  'output-typed': 'Ausgabe tippen',
  'output-choice': 'Ausgabe wählen',
  'output-order': 'Zeilen ordnen',
  'how-long': 'Wie lange es dauert',
  outcome: 'Wie es ausgeht',
  'printed-at': 'Was wann ausgegeben wird',
  'suspends-first': 'Wo es zuerst pausiert',
  'raises-at': 'Welche Zeile einen Fehler auslöst',
  'runs-next': 'Was als Nächstes läuft',
  'what-if': 'Wirkung einer Änderung',
  'changed-output': 'Wirkung einer Änderung wählen',
  'step-order': 'Schritte ordnen',
  'which-not': 'Finden, was nicht dazugehört',
  match: 'Begriffe und Bedeutungen zuordnen',
  sort: 'In Gruppen sortieren',
  'fill-operator': 'Operator einsetzen',
  'fill-token': 'Fehlendes einsetzen',
} as const satisfies Translation<typeof english>
