import type english from '#messages/en/privacy'
import type { Translation } from '#messages/texts'

export default {
  title: 'Datenschutz',
  lead: 'Was diese Website über dich speichert, warum und wie lange.',
  account: {
    title: 'Dein Konto',
    email:
      'Deine E-Mail-Adresse, mit der du dich anmeldest. Andere Lernende sehen sie nie, und sie bekommt keine Mails.',
    emailWithMail:
      'Deine E-Mail-Adresse, mit der du dich anmeldest, und wann du sie bestätigt hast. Andere Lernende sehen sie nie. Mails gehen nur an sie, wenn du ein neues Passwort willst, sie bestätigst oder änderst, und einmal am Tag, wenn du Erinnerungen einschaltest; der Mailserver dieser Website sieht diese Mails.',
    password:
      'Ein Hash deines Passworts (argon2id), wenn du eines hast. Das Passwort selbst wird nicht gespeichert.',
    providers:
      'Die anderen Websites, über die du dich anmeldest, die Nummer oder den Namen, unter dem jede dich kennt, und seit wann. Von dem, was sie sonst mitteilen, wird nur die Adresse gespeichert, mit der du dein Konto angelegt hast.',
    sessions:
      'Für jeden Browser, in dem du angemeldet bist, eine Sitzung, bis du dich abmeldest oder 180 Tage lang: welchen Browser und welches System er angibt, wann du dich angemeldet hast und wann die Sitzung zuletzt benutzt wurde, auf eine Viertelstunde genau.',
    settings:
      'Deine Einstellungen, etwa deine Sprache, deine Zeitzone und wie viele Karten du am Tag lernst.',
  },
  learning: {
    title: 'Was du lernst',
    answers:
      'Jede Antwort: was du geantwortet hast, wie du sie bewertet hast, wie sicher du warst, falls du es gesagt hast, wann und wie lange es gedauert hat. Daraus werden dein Plan und dein Fortschritt berechnet, und solange du ein Konto hast, werden sie nie gelöscht.',
    quizzes:
      'Deine Quiz mit ihren Antworten, die Lektionen, die du geöffnet hast, wie weit du gelesen hast, und die Probleme, die du gemeldet hast.',
    ownCards:
      'Deine eigenen Karten in jeder Fassung, die du gelernt oder gespeichert hast, auch nachdem du sie gelöscht hast, solange du ein Konto hast. Niemand sonst sieht sie, auch keine Autoren.',
    weights: 'Wenn du FSRS mit deinen eigenen Antworten trainierst, die Parameter, die dabei herauskommen.',
  },
  browser: {
    title: 'In deinem Browser',
    cookies:
      'Cookies, die dich angemeldet halten, sich die gewählte Sprache merken, Formulare und das Anmelden über andere Websites schützen, angeben, welche Formatvorlage dieser Browser schon hat, und diesen Browser ein Jahr lang wiedererkennen, damit Fremde, die dein Passwort zu erraten versuchen, dich nicht aussperren. Cookies für Werbung oder Statistik gibt es nicht.',
    outbox: 'Antworten, die der Server noch nicht bestätigt hat, bis er es getan hat.',
    kept: 'Damit du ohne Verbindung lernen kannst: die Startseite, die Karten des Tages und die Lektionen, die du geöffnet hast, nur in diesem Browser. Sie werden gelöscht, wenn du dich abmeldest, deine Sitzung endet oder jemand anders sich anmeldet, und nach 14 Tagen nicht mehr gezeigt. Ohne https wird nichts davon gespeichert.',
  },
  shortly: {
    title: 'Für kurze Zeit',
    addresses:
      'Die Netzwerkadresse nach einem fehlgeschlagenen Versuch, sich anzumelden oder ein Konto anzulegen: höchstens eine Stunde, damit niemand Passwörter durchprobiert. Danach wird sie gelöscht, ebenso eine Adresse, an die eine Mail ging.',
    log: 'Das Protokoll des Servers enthält keine E-Mail-Adressen, Netzwerkadressen oder Antworten.',
  },
  who: {
    title: 'Wer es sehen kann',
    host: 'Wer diese Website betreibt, denn dort liegt die Datenbank. Autoren sehen die gemeldeten Probleme, ohne Namen.',
    nobody:
      'Sonst niemand. Nichts wird an andere Dienste gesendet, und Programme, die du ausführst, bleiben in deinem Browser.',
    nobodyButProviders:
      'Eine Website, über die du dich anmeldest, erfährt, dass du diese hier nutzt und wann du dich anmeldest. Sonst erfährt niemand etwas. Programme, die du ausführst, bleiben in deinem Browser.',
    download:
      'Unter „Konto“ kannst du alles herunterladen, was über dich gespeichert ist, und dein Konto löschen. Dann ist davon nichts mehr in der Datenbank. In Sicherungskopien dieser Website bleibt es, bis sie ersetzt werden.',
  },
} as const satisfies Translation<typeof english>
