import type english from '#messages/en/memory'
import type { Translation } from '#messages/texts'

export default {
  title: 'Dein Gedächtnismodell',
  lead: 'Wann eine Karte wiederkommt, berechnet FSRS mit 21 Parametern, die beschreiben, wie Erinnerungen verblassen. Die Standardwerte passen im Schnitt zu vielen Lernenden. Sobald du {fewest} Antworten gegeben hast, kann Retrace deine eigenen lernen: Es trainiert mit den ersten 80 % deiner Antworten und bietet dir das Ergebnis nur an, wenn es die anderen 20 % besser vorhersagt.',
  defaultInUse: 'Verwendet werden die Standardparameter.',
  ownInUse:
    'Verwendet werden deine eigenen Parameter, gelernt am {date} aus {answers, plural, one {# Antwort} other {# Antworten}}.',
  tooFew:
    'Du hast {n} der {fewest} Antworten, die es dafür braucht. Eine Antwort zählt, wenn du sie an einem späteren Tag gegeben hast als die vorige zu derselben Karte.',
  learn: 'Aus meinen Antworten lernen',
  learnAgain: 'Noch einmal lernen',
  learning: 'Lernt aus deinen Antworten …',
  waiting: 'Wartet, bis das Training für jemand anderen fertig ist …',
  failed: 'Das Training ist fehlgeschlagen. Nichts hat sich geändert. Versuch es bitte noch einmal.',
  tooOften: 'Das hast du in letzter Zeit mehrmals gemacht. Versuch es bitte in einer Stunde noch einmal.',
  better: 'Deine eigenen Parameter sagen deine Antworten besser vorher.',
  noBetter: 'Deine eigenen Parameter sagen deine Antworten nicht besser vorher.',
  compared:
    'Bei deinen letzten {answers, plural, one {# Antwort, die} other {# Antworten, die}} nicht zum Training dienten, ist ihr Log-Loss {error, number, ::.0000}, gegenüber {before, number, ::.0000} mit den jetzigen Parametern: {size, select, tiny {weniger als 0,1 %} other {{percent, number, ::.0} %}} {direction, select, lower {niedriger} other {höher}}.',
  whatChanges:
    'Wenn du sie verwendest, bleiben die Fälligkeiten, wie sie sind, außer du verschiebst deine Karten. Jede Karte richtet sich ab ihrer nächsten Antwort danach, und du kannst jederzeit zurück.',
  nothingChanges: 'Also ändert sich nichts. Versuch es nach ein paar hundert Antworten noch einmal.',
  useMine: 'Meine eigenen verwenden',
  useUsual: 'Wieder die Standardwerte verwenden',
  useThese: 'Diese wieder verwenden',
  previewOf: '{change}: zeigen, was sich ändert',
  earlier: 'Früher gelernt',
  learnedOn: 'Gelernt am {date} aus {answers, plural, one {# Antwort} other {# Antworten}}',
} as const satisfies Translation<typeof english>
