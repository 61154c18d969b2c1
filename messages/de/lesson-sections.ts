import type english from '#messages/en/lesson-sections'
import type { Translation } from '#messages/texts'

export default {
  outline: 'In dieser Lektion',
  beginning: 'Anfang',
  minutes: '{minutes} Min.',
  minutesLeft: 'noch {minutes} Min.',
  minutesHint: 'Die längere Zeit gilt, wenn du bei jedem Programm vorhersagst, was es tut.',
  place: 'Abschnitt {section} von {of}',
  begun: 'Karten begonnen',
  wereAt: 'Du warst bei „{title}“.',
  goOn: 'Dort weiterlesen',
  next: 'Nächster Abschnitt',
  previous: 'Voriger Abschnitt',
  showWhole: 'Ganze Lektion zeigen',
  showSections: 'Einen Abschnitt nach dem anderen zeigen',
  begin: '{cards, plural, one {Diese Karte} other {Diese # Karten}} beginnen',
  beginAll: '{cards, plural, one {Ihre Karte} other {Alle # Karten}} beginnen',
  begunNow: '{cards, plural, one {# Karte} other {# Karten}} begonnen.',
  begunNext:
    '{cards, plural, one {Sie kommt} other {Sie kommen}} dran, wenn du lernst, jeden Tag ein paar neue Karten. Lern jetzt, oder lies weiter.',
  studyNow: 'Jetzt lernen',
  allBegun: '{cards, plural, one {# Karte} other {# Karten}} begonnen',
  failed: 'Der Server hat nicht geantwortet. Versuch es bitte noch einmal.',
  fading: 'Baut auf etwas auf, das du gerade zu vergessen beginnst:',
  refresh: '„{term}“ auffrischen',
  beginRest: 'Die {cards, plural, one {andere Karte} other {anderen # Karten}} beginnen',
} as const satisfies Translation<typeof english>
