import type english from '#messages/en/sign-out'
import type { Translation } from '#messages/texts'

export default {
  signOut: 'Abmelden',
  unsentTitle: '{n, plural, one {# Antwort ist} other {# Antworten sind}} noch nicht gespeichert',
  unsentText:
    'Der Server ist gerade nicht erreichbar. Ungespeicherte Antworten werden von selbst gespeichert, wenn du angemeldet bleibst, und gehen verloren, wenn du dich abmeldest.',
  stay: 'Angemeldet bleiben',
  notSignedOut: 'Du bist noch angemeldet',
  notSignedOutText:
    'Der Server hat nicht geantwortet, deshalb konntest du nicht abgemeldet werden. Versuch es bitte gleich noch einmal.',
  tryAgain: 'Noch einmal versuchen',
  signOutAnyway: '{n, plural, one {Abmelden und sie verlieren} other {Abmelden und sie verlieren}}',
} as const satisfies Translation<typeof english>
