import type english from '#messages/en/welcome'
import type { Translation } from '#messages/texts'

export default {
  title: 'Lerne vorherzusagen, was ein Programm tun wird',
  lead: 'Retrace macht aus Lektionen Karteikarten, Quiz und Vorhersagefragen und bringt jede zurück, kurz bevor du sie vergessen würdest. Jede Antwort stammt aus einem wirklichen Lauf des Programms.',
  tryOne: 'Sag vorher, was es ausgibt',
  keepGoing: 'Konto anlegen und weitermachen',
  signUp: 'Konto anlegen',
  signIn: 'Anmelden',
  promises: {
    runs: {
      title: 'Antworten aus echten Abläufen',
      text: 'Jedes Beispiel wurde in CPython auf einer virtuellen Uhr ausgeführt. Die Antwort ist, was es ausgegeben hat.',
    },
    options: {
      title: 'Falsche Antworten, die etwas lehren',
      text: 'Jede falsche Antwort ist, was das Programm ausgeben würde, wenn eine verbreitete falsche Vorstellung stimmte. Wählst du sie, erfährst du, welche.',
    },
    time: {
      title: 'Wiederholungen zur richtigen Zeit',
      text: 'FSRS plant jede Karte für dich persönlich, und jeder Knopf zeigt, wann die Karte wiederkommt.',
    },
  },
} as const satisfies Translation<typeof english>
