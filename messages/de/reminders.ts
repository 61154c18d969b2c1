import type english from '#messages/en/reminders'
import type { Translation } from '#messages/texts'

export default {
  title: 'Erinnerungen',
  mail: 'Eine Mail am Tag',
  mailHint:
    'Eine Zeile mit dem, was fällig ist, frühestens um diese Zeit in deiner Zeitzone. An Tagen, an denen nichts fällig ist, kommt keine.',
  off: 'Keine Mail',
  hour: 'Ab {hour}:00 Uhr',
  save: 'Speichern',
  saved: 'Gespeichert.',
  unverified: 'Bestätige zuerst deine Adresse: Erinnerungen gehen nur an Leute, die sie haben wollen.',
  toAccount: 'Konto öffnen',
  notifications: 'Benachrichtigungen',
  notificationsHint:
    'Solange Retrace in einem anderen Tab oder Fenster offen ist, sagt dir dieser Browser einmal am Tag, dass Karten fällig sind. Dabei wird nichts an andere gesendet.',
  turnOn: 'Benachrichtigungen einschalten',
  turnOff: 'Benachrichtigungen ausschalten',
  isOn: 'In diesem Browser sind Benachrichtigungen eingeschaltet.',
  blocked:
    'Dieser Browser blockiert Benachrichtigungen von Retrace. In seinen Einstellungen für diese Seite kannst du sie erlauben.',
  unsupported: 'Dieser Browser unterstützt keine Benachrichtigungen.',
  due: '{cards, plural, one {# Karte ist} other {# Karten sind}} fällig',
  stop: {
    title: 'Tägliche Mail abbestellen',
    lead: 'Du bekommst keine Mails mehr darüber, was fällig ist. Deine Karten und Einstellungen bleiben, wie sie sind.',
    confirm: 'Abbestellen',
    done: 'Abbestellt: Es kommen keine täglichen Mails mehr.',
    expired:
      'Dieser Link ist zu alt oder unvollständig. In deinen Einstellungen kannst du die Mails ausschalten.',
    settings: 'Einstellungen',
  },
} as const satisfies Translation<typeof english>
