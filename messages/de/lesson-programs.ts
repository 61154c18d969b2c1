import type english from '#messages/en/lesson-programs'
import type { Translation } from '#messages/texts'

export default {
  predict: 'Vorhersagen, was es tut',
  folded: 'Der Text darunter verrät, was es tut. Er ist verborgen, bis du es vorhergesagt hast.',
  unfold: 'Jetzt zeigen',
  hidePrediction: 'Frage verbergen',
  showRun: 'Ablauf zeigen',
  change: 'Ändern und ausführen',
  hideChange: 'Editor verbergen',
  openInPlayground: 'Im Spielplatz öffnen',
  question: '{of, plural, one {Deine Vorhersage} other {Frage {n} von {of}}}',
  notCounted: 'Übung: Nichts davon zählt.',
  wholeProgram: 'Das ganze Programm',
  next: 'Noch eine Frage dazu',
  loading: 'Wird geladen …',
  failed: 'Der Server hat nicht geantwortet. Deine Antwort ist noch hier. Versuch es bitte noch einmal.',
  loadFailed: 'Das konnte nicht geladen werden. Prüf deine Verbindung und versuch es noch einmal.',
  retry: 'Noch einmal versuchen',
} as const satisfies Translation<typeof english>
