import type english from '#messages/en/my-account'
import type { Translation } from '#messages/texts'

export default {
  title: 'Konto',
  signedInAs: 'Du bist angemeldet als {email}.',
  onThisPage: 'Auf dieser Seite',
  working: 'Einen Moment …',
  unreachable: 'Der Server hat nicht geantwortet. Versuch es bitte noch einmal.',
  tooManyAttempts: 'Zu viele Versuche. Versuch es bitte in 15 Minuten noch einmal.',
  busy: 'Der Server ist gerade ausgelastet. Versuch es bitte gleich noch einmal.',
  wrongPassword: 'Das ist nicht dein aktuelles Passwort.',
  signInAgain:
    'Melde dich zuerst noch einmal an: Dafür musst du dich in den letzten zehn Minuten angemeldet haben.',
  again: {
    title: 'Noch einmal anmelden',
    lead: 'Dein Konto hat kein Passwort. Um es zu ändern oder zu löschen, musst du dich in den letzten zehn Minuten angemeldet haben.',
  },
  providers: {
    title: 'Über andere Websites anmelden',
    lead: 'Verknüpf eine andere Website, dann kannst du dich über sie anmelden. Sie erfährt, dass du Retrace nutzt, aber nichts von dem, was du hier tust.',
    linkedSince: 'Verknüpft seit {when}',
    isNotOffered: 'Wird hier nicht mehr angeboten.',
    password: 'Dein Passwort, für {name}',
    link: '{name} verknüpfen',
    unlink: '{name} trennen',
    unlinked: '{name} ist nicht mehr verknüpft.',
    lastWayIn: 'Das ist der einzige Weg in dein Konto. Leg zuerst ein Passwort fest.',
    outcomes: {
      linked: 'Du kannst dich jetzt auch über die andere Website anmelden.',
      'belongs-to-another':
        'Ein anderes Konto hier ist schon mit diesem Konto der anderen Website verknüpft.',
      'already-linked':
        'Dein Konto ist schon mit einem anderen Konto dieser Website verknüpft. Trenne es zuerst.',
      failed: 'Die andere Website hat nicht bestätigt, wer du bist. Es wurde nichts geändert.',
    },
  },
  password: {
    title: 'Passwort',
    lead: 'Wenn du es änderst, wirst du überall sonst abgemeldet.',
    current: 'Aktuelles Passwort',
    wanted: 'Neues Passwort',
    hint: 'Mindestens 8 Zeichen. Ein kurzer Satz ist ein gutes Passwort.',
    save: 'Passwort ändern',
    done: 'Dein Passwort ist geändert. Alle anderen Sitzungen sind beendet.',
    setLead:
      'Du hast noch keines. Mit einem Passwort kannst du dich ohne eine andere Website anmelden. Wenn du es festlegst, wirst du überall sonst abgemeldet.',
    set: 'Passwort festlegen',
    links: 'Du kannst dich auch über {names} anmelden. Ein neues Passwort ändert daran nichts.',
    toLinks: 'Verknüpfungen ansehen',
    errors: {
      invalid: 'Ein Passwort hat 8 bis 200 Zeichen.',
      common: 'Dieses Passwort ist eines der häufigsten oder einem davon sehr ähnlich. Nimm ein anderes.',
      personal:
        'Dieses Passwort ähnelt zu sehr deiner E-Mail-Adresse oder dem Namen der App. Nimm ein anderes.',
    },
  },
  email: {
    title: 'E-Mail',
    lead: 'Mit dieser Adresse meldest du dich an. Sie bekommt keine Mails.',
    leadWithMail:
      'Mit dieser Adresse meldest du dich an. Mails gehen an sie, wenn sich ein Weg in dein Konto ändert und wenn du an Karten erinnert werden willst.',
    verified: 'Deine Adresse ist bestätigt.',
    unverified: 'Deine Adresse ist noch nicht bestätigt: Öffne den Link in unserer Mail.',
    sendAgain: 'Link noch einmal schicken',
    sent: 'Der Link ist unterwegs. Sieh auch im Spam-Ordner nach.',
    tooManyMails: 'Es wurden zu viele Mails verschickt. Versuch es bitte in einer Stunde noch einmal.',
    wanted: 'Neue E-Mail-Adresse',
    password: 'Passwort',
    save: 'E-Mail-Adresse ändern',
    done: 'Deine E-Mail-Adresse ist geändert.',
    linkSent: 'An die neue Adresse ist ein Link unterwegs. Sie gilt, sobald du ihn öffnest.',
    errors: {
      invalid: 'Gib eine gültige E-Mail-Adresse ein.',
      taken: 'Zu dieser Adresse gibt es schon ein Konto.',
    },
  },
  sessions: {
    title: 'Sitzungen',
    lead: 'Wo du angemeldet bist. Wenn du eine nicht kennst, beende sie und ändere dein Passwort.',
    device: '{browser} unter {system}',
    unknownDevice: 'Unbekannter Browser',
    isThis: 'Dieser Browser',
    used: 'Zuletzt benutzt: {when}',
    since: 'Angemeldet: {when}',
    end: 'Beenden',
    endThis: 'Sitzung in {device} beenden, angemeldet {since}',
    endOthers: 'Alle anderen Sitzungen beenden',
    ended: 'Die Sitzung ist beendet.',
    othersEnded: 'Alle anderen Sitzungen sind beendet.',
  },
  data: {
    title: 'Deine Daten',
    lead: 'Lade alles herunter, was dir gehört, oder stell es aus einer solchen Datei wieder her.',
    export: 'Alles herunterladen',
    exportHint:
      'Eine ZIP-Datei mit Konto, Einstellungen, Plan, Antworten, Quiz, Lektionen, eigenen Stapeln, verfolgten Abläufen und Meldungen als JSON; die Antworten auch als CSV, deine Karten auch als Paket für Anki.',
    exportRefused: {
      signedOut: 'Du bist abgemeldet. Melde dich an und lade noch einmal herunter.',
      tooOften: 'Du hast gerade mehrmals heruntergeladen. Versuch es bitte in 15 Minuten noch einmal.',
    },
    file: 'Eine heruntergeladene Datei importieren',
    fileHint: 'Du siehst, was sie enthält, bevor sich etwas ändert. Höchstens 32 MB.',
    tooLarge: 'Diese Datei ist größer als 32 MB.',
    sending: 'Die Datei wird gesendet …',
    reading: 'Die Datei wird gelesen …',
    importing: 'Wird importiert …',
    foundTitle: 'Was der Import ändern würde',
    found: 'Die Datei wurde von {email} heruntergeladen ({when}).',
    columns: { what: 'Was', now: 'Jetzt', after: 'Danach', leftOut: 'Weggelassen' },
    rows: {
      answers: 'Antworten und Änderungen',
      cards: 'Karten',
      decks: 'Eigene Stapel',
      quizzes: 'Quiz',
      tracings: 'Verfolgte Abläufe',
      lessons: 'Geöffnete Lektionen',
      flags: 'Gemeldete Probleme',
    },
    replaces:
      'Alles, was du hier gelernt oder geschrieben hast, wird durch den Inhalt der Datei ersetzt, auch deine Einstellungen.',
    why: 'Was weggelassen wird, gehört zu Lektionen, die es hier nicht gibt.',
    loses:
      '{n, plural, one {# Antwort oder Änderung von dir ist nicht in der Datei und würde gelöscht.} other {# Antworten und Änderungen von dir sind nicht in der Datei und würden gelöscht.}}',
    losesCards:
      '{n, plural, one {# Karte, die du geschrieben hast, ist nicht so in der Datei, wie sie jetzt ist, und ginge verloren.} other {# Karten, die du geschrieben hast, sind nicht so in der Datei, wie sie jetzt sind, und gingen verloren.}}',
    agree: 'Ja, sie dürfen verloren gehen',
    confirm: 'Importieren',
    cancel: 'Abbrechen',
    imported:
      'Importiert: {answers, plural, one {# Antwort oder Änderung} other {# Antworten und Änderungen}}, {cards, plural, one {# Karte} other {# Karten}}, {quizzes, plural, one {# Quiz} other {# Quiz}}, {lessons, plural, one {# Lektion} other {# Lektionen}}, {decks, plural, one {# eigener Stapel} other {# eigene Stapel}}, {tracings, plural, one {# verfolgter Ablauf} other {# verfolgte Abläufe}}, {flags, plural, one {# Meldung} other {# Meldungen}}.',
    changed:
      'Seit du die Datei gewählt hast, hat sich etwas geändert. Es wurde nichts importiert. Wähl sie bitte noch einmal.',
    refused: 'Es wurde nichts importiert. {why}',
    reasons: {
      'not-whole': 'Das ist keine vollständige ZIP-Datei. Lade sie noch einmal herunter.',
      'unknown-format':
        'Diese Datei wurde nicht hier heruntergeladen, wurde geändert oder stammt aus einer neueren Version der App.',
      'too-large': 'Die Datei enthält mehr, als importiert werden kann.',
      contradictory: 'Die Teile dieser Datei widersprechen sich. Vielleicht wurde sie geändert.',
      foreign: 'Der Server nimmt von dieser Adresse keine Anfragen an.',
      'signed-out': 'Du bist abgemeldet. Melde dich an und wähl die Datei noch einmal.',
      'too-many-attempts': 'Zu viele Versuche. Versuch es bitte in 15 Minuten noch einmal.',
      busy: 'Gerade importiert jemand anders. Versuch es bitte in einer Minute noch einmal.',
    },
  },
  deletion: {
    title: 'Konto löschen',
    lead: 'Löscht dein Konto und alles darin: deine Antworten, deinen Plan, deine Quiz, eigenen Stapel, Einstellungen und Meldungen. Das lässt sich nicht rückgängig machen, und niemand kann es dir zurückholen.',
    backups:
      'Wenn es von dieser Website Sicherungskopien gibt, bleiben deine Daten darin, bis sie ersetzt werden.',
    backupsFor:
      'Diese Website wird jeden Tag gesichert. In den Sicherungskopien bleiben deine Daten bis zu {days, plural, one {# Tag} other {# Tage}}, länger nur in denen, die von Hand oder vor einem Update gemacht wurden.',
    exportFirst: 'Zuerst alles herunterladen',
    open: 'Mein Konto löschen …',
    typed: 'Deine E-Mail-Adresse, zur Bestätigung',
    typedHint: 'Gib {email} ein',
    password: 'Dein Passwort',
    save: 'Mein Konto löschen',
    otherAddress: 'Das ist nicht die E-Mail-Adresse deines Kontos.',
  },
} as const satisfies Translation<typeof english>
