import type english from '#messages/en/offline'
import type { Translation } from '#messages/texts'

export default {
  offline:
    'Du bist offline. Die Karten von heute kannst du lernen und die Lektionen lesen, die du geöffnet hast; deine Antworten warten hier und werden gesendet, sobald du zurück bist.',
  kept: 'Keine Verbindung: Diese Seite ist auf dem Stand von {when}. Deine Antworten warten hier.',
  reload: 'Noch einmal versuchen',
  update: 'Eine neue Version von Retrace ist bereit. Deine Antworten bleiben.',
  updateNow: 'Jetzt verwenden',
  insecure:
    'Diese Adresse hat kein https, deshalb kann dieser Browser keine Karten und Lektionen für unterwegs aufheben. Alles andere funktioniert.',
  understood: 'Alles klar',
  title: 'Keine Verbindung',
  lead: 'Retrace ist gerade nicht erreichbar. Was du beantwortet hast, ist sicher und wird gesendet, sobald du zurück bist.',
  keptTitle: 'Hier kannst du weitermachen',
  study: 'Die Karten von heute lernen',
  nothingKept:
    'In diesem Browser ist nichts aufgehoben. Melde dich einmal an, solange du online bist, dann sind die Karten von heute und die Lektionen, die du öffnest, auch ohne Verbindung da.',
  needsConnection: 'Quiz, Fortschritt und Einstellungen brauchen den Server.',
} as const satisfies Translation<typeof english>
