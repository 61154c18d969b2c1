import type english from '#messages/en/account'
import type { Translation } from '#messages/texts'

export default {
  signUpTitle: 'Konto anlegen',
  signInTitle: 'Willkommen zurück',
  email: 'E-Mail',
  password: 'Passwort',
  passwordHint: 'Mindestens 8 Zeichen. Ein kurzer Satz ist ein gutes Passwort.',
  code: 'Zugangscode',
  codeHint: 'Diesen Code bekommst du von der Administration.',
  showPassword: 'Passwort anzeigen',
  hidePassword: 'Passwort verbergen',
  signUp: 'Konto anlegen',
  signIn: 'Anmelden',
  working: 'Einen Moment …',
  needsScripts: 'Zum Anmelden brauchst du JavaScript. Schalte es für diese Seite ein und lade sie dann neu.',
  haveAccount: 'Du hast schon ein Konto?',
  noAccount: 'Neu hier?',
  backToSignIn: 'Zurück zur Anmeldung',
  byProvider: {
    or: 'oder',
    continue: 'Weiter mit {name}',
    again: 'Noch einmal mit {name} anmelden',
    title: 'Konto anlegen',
    lead: '{name} sagt, dass deine E-Mail-Adresse {email} ist. Dein Konto hier bekommt sie.',
    haveAccount:
      'Du hast hier schon ein Konto? Melde dich mit seinem Passwort an und verknüpfe {name} unter „Konto“.',
    expired: 'Es ist zu viel Zeit vergangen. Fang bitte noch einmal von vorn an.',
    refused: {
      closed:
        'Du hast hier noch kein Konto, und neue Konten kann man gerade nicht anlegen. Bitte die Administration um eines.',
      'address-taken':
        'Zu deiner E-Mail-Adresse gibt es schon ein Konto. Melde dich mit seinem Passwort an und verknüpfe die andere Website dann unter „Konto“.',
      'unverified-address':
        'Die andere Website hat keine E-Mail-Adresse von dir bestätigt. Bestätige sie dort, oder leg ein Konto mit Passwort an.',
      'too-many-attempts': 'Zu viele Versuche. Versuch es bitte in 15 Minuten noch einmal.',
      unexpected:
        'Der Server konnte dich nicht anmelden. Versuch es bitte noch einmal, und sag der Administration Bescheid, wenn es immer wieder passiert.',
      other:
        'Die andere Website hat dich nicht angemeldet. Versuch es bitte noch einmal, oder nimm dein Passwort.',
    },
  },
  forgot: {
    link: 'Passwort vergessen?',
    title: 'Passwort vergessen?',
    lead: 'Wir schicken dir einen Link, über den du ein neues wählst.',
    send: 'Link schicken',
    sent: 'Wenn es zu dieser Adresse ein Konto gibt, ist ein Link unterwegs. Er gilt eine Stunde. Sieh auch im Spam-Ordner nach.',
  },
  reset: {
    title: 'Neues Passwort wählen',
    lead: 'Du wirst überall abgemeldet, und dein Konto ist nicht mehr mit anderen Websites verknüpft.',
    save: 'Passwort speichern',
    done: 'Dein Passwort ist geändert. Melde dich mit dem neuen an.',
    expired: 'Dieser Link gilt nicht mehr: Er wurde benutzt oder ist zu alt. Lass dir einen neuen schicken.',
    again: 'Neuen Link schicken',
  },
  verify: {
    title: 'E-Mail bestätigen',
    lead: 'Bestätige, dass die Adresse, an die wir den Link geschickt haben, deine ist. Dein Konto bekommt sie dann.',
    confirm: 'Bestätigen',
    done: 'Danke, deine Adresse ist bestätigt.',
    expired:
      'Dieser Link gilt nicht mehr: Er wurde benutzt oder ist zu alt. Unter „Konto“ kannst du dir einen neuen schicken.',
    taken: 'Inzwischen hat ein anderes Konto diese Adresse. Es wurde nichts geändert.',
    home: 'Zur Startseite',
  },
  closed: 'Neue Konten kann man gerade nicht anlegen. Bitte die Administration um eines.',
  errors: {
    email: {
      invalid: 'Gib eine gültige E-Mail-Adresse ein.',
      taken: 'Zu dieser Adresse gibt es schon ein Konto. Melde dich an.',
    },
    password: {
      invalid: 'Ein Passwort hat 8 bis 200 Zeichen.',
      common: 'Dieses Passwort ist eines der häufigsten oder einem davon sehr ähnlich. Nimm ein anderes.',
      personal:
        'Dieses Passwort ähnelt zu sehr deiner E-Mail-Adresse oder dem Namen der App. Nimm ein anderes.',
    },
    code: { invalid: 'Gib den Zugangscode ein.', wrong: 'Dieser Zugangscode stimmt nicht.' },
    wrongCredentials: 'E-Mail oder Passwort stimmt nicht.',
    tooManyAttempts: 'Zu viele Versuche. Versuch es bitte in 15 Minuten noch einmal.',
    busy: 'Der Server ist gerade ausgelastet. Versuch es bitte gleich noch einmal.',
    unexpected:
      'Der Server konnte dich nicht anmelden. Versuch es bitte noch einmal, und sag der Administration Bescheid, wenn es immer wieder passiert.',
    signUpFailed:
      'Der Server konnte dein Konto nicht anlegen. Versuch es bitte noch einmal. Wenn es immer wieder passiert, nenn der Administration diese Nummer: {requestId}',
    unreachable: 'Der Server hat nicht geantwortet. Nichts ist verloren. Versuch es bitte noch einmal.',
  },
} as const satisfies Translation<typeof english>
