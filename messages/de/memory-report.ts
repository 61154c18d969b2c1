import type english from '#messages/en/memory-report'
import type { Translation } from '#messages/texts'

export default {
  title: 'Gedächtnis',
  lead: 'Woran du dich erinnerst, was vorhergesagt war und was vor dir liegt. Jede Zahl ist aus deinen Antworten berechnet.',
  shares: {
    percent: '{share, number, ::percent}',
    over: 'über {share, number, ::percent}',
    under: 'unter {share, number, ::percent}',
  },
  outOf: '{passed} von {of}',
  none: '–',
  forecast: 'Was vor dir liegt',
  forecastText: {
    fresh:
      'In den nächsten 90 Tagen etwa {all, plural, one {# Karte} other {# Karten}} am Tag, wenn du mit {newPerDay} neuen weitermachst.',
    learned:
      'In den nächsten 90 Tagen kommen etwa {learned, plural, one {# Karte} other {# Karten}} am Tag aus dem, was du gelernt hast.',
    both: 'In den nächsten 90 Tagen kommen etwa {learned, plural, one {# Karte} other {# Karten}} am Tag aus dem, was du gelernt hast, und etwa {all, plural, one {# Karte} other {# Karten}} am Tag, wenn du mit {newPerDay} neuen weitermachst.',
  },
  forecastNothing: 'Du hast noch keine Karten gelernt, also wird nichts fällig.',
  learned: 'Bisher gelernt',
  fresh: 'Neue Karten',
  day: 'Tag',
  together: 'Zusammen',
  recall: 'Woran du dich heute erinnerst',
  recallText:
    'Würden alle {n} Karten, die du gelernt hast, jetzt gefragt, wüsstest du etwa {recalled} von 100.',
  recallTooFew:
    '{n, plural, =0 {Du hast noch keine Karten gelernt.} one {Du hast # Karte gelernt. Ab fünf steht hier, woran du dich davon erinnerst.} other {Du hast # Karten gelernt. Ab fünf steht hier, woran du dich davon erinnerst.}}',
  lessonOrDeck: 'Lektion oder Stapel',
  kindOfCard: 'Art der Karte',
  cards: 'Karten',
  recallNow: 'Heute gewusst',
  stability: 'Wie lange du dich erinnerst',
  stabilityText:
    '{of, plural, =0 {Sobald du Karten gelernt hast, siehst du hier, wie lange sie halten.} one {{lasting} von # gelernten Karte wirst du drei Wochen nach der letzten Antwort noch mit 90 % Wahrscheinlichkeit wissen.} other {{lasting} von # gelernten Karten wirst du drei Wochen nach der letzten Antwort noch mit 90 % Wahrscheinlichkeit wissen.}}',
  stabilityUnit: 'Tage, bis die Chance auf 90 % sinkt',
  days: { under: 'unter {to}', between: '{from}–{to}', over: '{from}+' },
  difficulty: 'Wie schwierig deine Karten sind',
  difficultyText:
    '{of, plural, =0 {Sobald du Karten gelernt hast, siehst du hier, welcher Teil davon dir schwerfällt.} one {{hard} von # gelernten Karte hat Schwierigkeit 8 oder mehr: Solche Abstände wachsen langsam. Teil solche Karten auf, oder lies ihre Lektion noch einmal.} other {{hard} von # gelernten Karten haben Schwierigkeit 8 oder mehr: Solche Abstände wachsen langsam. Teil solche Karten auf, oder lies ihre Lektion noch einmal.}}',
  difficultyUnit: 'Schwierigkeit, von 1 (leicht) bis 10',
  hours: 'Uhrzeiten',
  hoursText:
    '{of, plural, =0 {Keine Antworten in den letzten 90 Tagen.} other {Am meisten hast du von {from}:00 bis {to}:00 Uhr geantwortet: {answers} von {of, plural, one {# Antwort} other {# Antworten}} der letzten 90 Tage.}}',
  hour: 'Stunde',
  clock: '{hour}:00',
  months: 'Erinnert und vorhergesagt',
  monthsText:
    'In {of} bewerteten Tests hast du {observed} gewusst, vorhergesagt waren {predicted}: {verdict, select, better {Du erinnerst dich besser, als dein Plan annimmt, und kämst mit weniger Wiederholungen aus. Trainiere den Plan in den Einstellungen mit deinen Antworten.} worse {Dein Plan fragt dich etwas zu spät. Trainiere ihn in den Einstellungen mit deinen Antworten.} other {Dein Plan kennt dein Gedächtnis gut.}}',
  month: 'Monat',
  recalled: 'Gewusst',
  predicted: 'Vorhergesagt',
  testsTooFew:
    '{of, plural, =0 {Noch keine bewerteten Tests. Ein Test ist die erste Antwort auf eine Karte an einem späteren Tag.} one {Bisher # bewerteter Test. Ab fünf steht hier, wie viel du noch weißt.} other {Bisher # bewertete Tests. Ab fünf steht hier, wie viel du noch weißt.}}',
  selfGraded: 'Nach eigenem Urteil hast du außerdem {passed} von {of} weiteren gewusst.',
  calibration: 'Wie weit die Vorhersagen danebenliegen',
  calibrationText:
    'Vorhersage und Wirklichkeit unterscheiden sich im Schnitt um {points, number, ::.0} Prozentpunkte; Log-Loss {logLoss, number, ::.000}. {verdict, select, best {Besser werden solche Vorhersagen nicht.} good {Das ist gut genug, um damit zu planen.} other {Mit mehr Antworten wird das besser; in den Einstellungen kannst du den Plan damit trainieren.}}',
  calibrationHint:
    'Auf der gestrichelten Linie kam es wie vorhergesagt. Ein größerer Kreis steht für mehr Antworten.',
  predictedChance: 'Vorhergesagte Chance',
  answers: 'Antworten',
  range: '{from} bis {to}',
  retention: 'Junge und reife Karten',
  retentionText:
    'Karten werden gefragt, wenn die Erinnerung auf etwa {goal} gesunken ist; mit diesem Anteil ist also bei beiden zu rechnen.',
  age: 'Karten',
  young: 'Jung (seit weniger als 21 Tagen gewusst)',
  mature: 'Reif (21 Tage oder mehr)',
  share: 'Anteil',
  kinds: 'Nach Art der Frage',
  kindsText:
    'Bewertete Tests der letzten 90 Tage. Eine Art, die du viel schlechter weißt als vorhergesagt, solltest du üben.',
  kind: 'Art',
  kindsNone: 'Keine bewerteten Tests in den letzten 90 Tagen.',
  minutes: 'Minuten am Tag',
  minutesText:
    '{days, plural, =0 {In den letzten 30 Tagen hast du nicht gelernt.} other {Du hast an {days} der letzten 30 Tage gelernt, jeweils etwa {minutes, plural, one {# Minute} other {# Minuten}}.}}',
  minutesUnit: 'Minuten',
  times: 'Zeit für eine Antwort',
  timesText: 'Am schnellsten geht „{kind}“: Die Hälfte dieser Antworten braucht weniger als {seconds} s.',
  timesHint: 'Die Marke ist die mittlere Antwort; die Hälfte aller Antworten liegt auf der Linie.',
  timesNone:
    'In den letzten 90 Tagen von keiner Art fünf Antworten mit gemessener Zeit, zu wenige für eine Aussage.',
  seconds: '{s} s',
  quick: 'Schnell',
  median: 'Mittel',
  slow: 'Langsam',
  year: 'Das letzte Jahr',
  yearText:
    '{answers, plural, =0 {Keine Antworten im letzten Jahr.} one {# Antwort an {days, plural, one {# Tag} other {# Tagen}}. Ein größeres Quadrat ist ein Tag mit mehr Antworten.} other {# Antworten an {days, plural, one {# Tag} other {# Tagen}}. Ein größeres Quadrat ist ein Tag mit mehr Antworten.}}',
  daysStudied: 'Tage',
  quizzes: 'Quiz',
} as const satisfies Translation<typeof english>
