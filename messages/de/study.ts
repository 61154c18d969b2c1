import type english from '#messages/en/study'
import type { Translation } from '#messages/texts'

export default {
  title: 'Lernen',
  showAnswer: 'Antwort zeigen',
  afterGuess: 'Richtig, aber geraten. Kannst du es auch ohne Auswahl beantworten?',
  sureButWrong: 'Du warst sicher, aber es ist falsch',
  sureButWrongText:
    'Lies, warum. Wer den Grund kennt, macht einen solchen Fehler selten noch einmal. Diese Karte kommt bald wieder, und in deiner nächsten Sitzung zuerst.',
  goesOn: 'Richtig und sicher: Die nächste Karte kommt von selbst. Drück eine Taste, um zu bleiben.',
  rate: 'Wie gut hast du es gewusst?',
  nextIn: 'nächstes Mal:',
  suggested: 'schlägt deine Antwort vor',
  reasons: {
    'gave-up': 'Du hast es nicht gewusst, also kommt sie bald wieder.',
    wrong: 'Falsch, also kommt sie bald wieder.',
    overridden: 'Du sagst, du hattest recht. Wie gut hast du es gewusst?',
    guessed: 'Richtig, aber geraten. Nur du weißt, wie gut du es gewusst hast.',
    helped: 'Richtig, nachdem du die Antwort gelesen hast. Das zählt als „Schwer“.',
    right: 'Richtig. Wähl eine niedrigere Bewertung, wenn es schwer war.',
    easy: 'Richtig, sicher und schnell.',
  },
  help: {
    isNew:
      'Diese Karte ist neu, und es gibt keine Auswahl. Du kannst die Antwort lesen, bevor du es versuchst.',
    missed:
      'Du hast diese Karte {n}-mal in Folge nicht gewusst. Lies die Antwort noch einmal, bevor du es versuchst, oder wähle „Heute nicht“.',
    counts: 'Wenn du sie zuerst liest, zählt eine richtige Antwort als „Schwer“.',
    open: 'Zuerst lesen',
    title: 'Lies das, dann versuch es',
    close: 'Jetzt fragen',
  },
  objection: {
    open: 'Ich hatte recht',
    why: 'Warum war es richtig?',
    reasons: {
      typo: 'Es war ein Tippfehler',
      equivalent: 'Es bedeutet dasselbe',
      key: 'Die Musterlösung ist falsch',
    },
    takeBack: 'Nein, es war falsch',
  },
  leave: 'Sitzung verlassen',
  undo: 'Rückgängig',
  keys: 'Tasten',
  keysTitle: 'Tastenkürzel',
  close: 'Schließen',
  keyList: {
    space: 'Antwort zeigen, dann die vorgeschlagene Bewertung annehmen',
    enter: 'Antwort prüfen; in einem einzeiligen Feld und bei einer Auswahl genügt Enter',
    enterSure:
      'von der Antwort dazu, wie sicher du bist, und noch einmal: „Ich glaube schon“; in einem einzeiligen Feld und bei einer Auswahl genügt Enter',
    digits: 'etwas auswählen, sagen, wie sicher du bist, oder bewerten: Nochmal, Schwer, Gut, Leicht',
    help: 'zuerst die Antwort lesen, wo das angeboten wird',
    right: 'sagen, dass du recht hattest, obwohl deine Antwort als falsch bewertet wurde',
    run: 'den Ablauf zeigen',
    undo: 'rückgängig machen, so oft du willst',
    bury: 'die Karte bis morgen verbergen',
    suspend: 'aussetzen: die Karte nicht mehr zeigen',
    flag: 'melden: ein Problem mit der Karte melden',
    lesson: 'die Lektion öffnen',
    list: 'diese Liste zeigen',
  },
  actions: {
    label: 'Diese Karte',
    bury: 'Heute nicht',
    suspend: 'Aussetzen',
    flag: 'Problem melden',
    lesson: 'Lektion',
    buryHint: 'Diese Karte bis morgen verbergen (B)',
    suspendHint: 'Diese Karte nicht mehr zeigen (S)',
    flagHint: 'Den Autoren sagen, was falsch ist (F)',
    lessonHint: 'Die Lektion in einem neuen Tab öffnen (L)',
    deck: 'Stapel',
    deckHint: 'Den Stapel öffnen, wo du die Karte ändern kannst',
  },
  flag: {
    title: 'Was stimmt mit dieser Karte nicht?',
    label: 'Dein Hinweis an die Autoren',
    hint: 'Zum Beispiel: Die Antwort ist falsch, oder die Frage ist mehrdeutig.',
    send: 'Senden',
    cancel: 'Abbrechen',
  },
  left: { learning: 'im Lernen', review: 'zu wiederholen', new: 'neu' },
  leftLabel: 'Verbleibende Karten',
  leech:
    'Du vergisst diese Karte immer wieder, und Wiederholen allein hilft selten. Lies ihren Teil der Lektion noch einmal, führe das Beispiel aus und erkläre es in eigenen Worten, oder setz die Karte vorerst aus.',
  lastStep: 'Einen Schritt weiter, als Übung, die nichts bewertet:',
  fixTheBug: 'finde den Fehler in diesem Programm',
  leechLesson: 'Lektion öffnen',
  leechExample: 'Ein kleineres Beispiel',
  practice:
    'Noch einmal, weil du sie nicht gewusst hast. Dieser Versuch ändert nicht, wann die Karte wiederkommt.',
  saving: 'Deine Antworten werden gespeichert …',
  loading: 'Deine Karten werden geladen …',
  loadingAnswer: 'Die Antwort wird geladen …',
  unsaved:
    '{n, plural, one {# Antwort ist noch nicht auf dem Server gespeichert. Sie liegt in diesem Browser und wird von selbst gesendet.} other {# Antworten sind noch nicht auf dem Server gespeichert. Sie liegen in diesem Browser und werden von selbst gesendet.}}',
  signedOut:
    'Du bist abgemeldet. {n, plural, one {Deine Antwort bleibt} other {Deine # Antworten bleiben}} in diesem Browser, bis du dich wieder anmeldest.',
  signIn: 'Anmelden',
  otherLearner:
    'In diesem Browser hat sich jemand anders angemeldet. {n, plural, one {Deine Antwort bleibt hier, bis du dich wieder anmeldest, und wird} other {Deine # Antworten bleiben hier, bis du dich wieder anmeldest, und werden}} nie in dessen Konto gespeichert.',
  wrongAddress:
    'Der Server nimmt von dieser Adresse keine Antworten an. Sag bitte den Leuten Bescheid, die diese Website betreiben. {n, plural, one {Deine Antwort bleibt} other {Deine # Antworten bleiben}} in diesem Browser.',
  unknownReply:
    'Der Server hat etwas geantwortet, das diese Seite nicht versteht. {n, plural, one {Deine Antwort bleibt} other {Deine # Antworten bleiben}} in diesem Browser. Lade die Seite bitte neu.',
  news: {
    undone: 'Rückgängig gemacht. Hier ist die Karte noch einmal.',
    buried: 'Die Karte ist bis morgen verborgen. „Rückgängig“ holt sie zurück.',
    suspended: 'Die Karte ist ausgesetzt und kommt nicht mehr. „Rückgängig“ holt sie zurück.',
    flagged: 'Danke. Dein Hinweis geht an die Autoren.',
    stale:
      'Diese Karte wurde inzwischen anderswo beantwortet. Jene Antwort zählt, diese wurde als Übung behalten.',
    corrected:
      'Eine deiner Antworten hattest du höher bewertet, als ihr Ergebnis erlaubt; gespeichert wurde die höchste erlaubte Bewertung. Welche es war, steht im Verlauf der Karte.',
    late: 'Deine Antwort wurde als Übung behalten, weil sie zu spät kam: Die Karte wurde zurückgesetzt oder wieder beantwortet, nachdem du sie gesehen hattest, oder die Antwort hat mehr als einen Monat gewartet.',
    refused:
      'Deine letzte Antwort konnte nicht gespeichert werden, weil es die Karte nicht mehr gibt. Sonst ist nichts verloren.',
    'not-undone':
      'Das ließ sich nicht rückgängig machen, weil die Karte inzwischen anderswo beantwortet oder zurückgesetzt wurde.',
  },
  offlineTitle: 'Keine Verbindung',
  offlineText:
    'Du hast jede geladene Karte beantwortet. {n, plural, one {Deine Antwort bleibt in diesem Browser und wird} other {Deine # Antworten bleiben in diesem Browser und werden}} gespeichert, sobald die Verbindung wieder da ist.',
  tryNow: 'Jetzt versuchen',
  unknownReplyTitle: 'Lade diese Seite bitte neu',
  unknownReplyText:
    'Der Server hat etwas geantwortet, das diese Seite nicht versteht, vielleicht weil Retrace aktualisiert wurde. Keine deiner Antworten ist verloren.',
  reload: 'Seite neu laden',
  failedTitle: 'Deine Karten konnten nicht geladen werden',
  failedText: 'Keine deiner Antworten ist verloren.',
  done: 'Für jetzt fertig',
  lanes:
    'Deine Antworten der Reihe nach: richtige oben, falsche unten, und die du selbst beurteilt hast als Umriss.',
  doneGraded: '{right} von {of, plural, one {# bewerteten Antwort} other {# bewerteten Antworten}} richtig.',
  doneSelfGraded:
    '{of, plural, one {# Antwort hast du selbst beurteilt und davon {right} gewusst.} other {# Antworten hast du selbst beurteilt und davon {right} gewusst.}}',
  missed: 'Was du nicht gewusst hast',
  missedRight: 'seither richtig',
  missedSelfGraded: 'seither gewusst, nach eigenem Urteil',
  inLesson: 'Nachlesen in „{lesson}“',
  missedNext: 'Abstand: {interval}',
  nextDue: 'Die nächste Karte ist {when} fällig.',
  nothingYet: 'Noch nichts zu lernen',
  nothingYetText:
    'Deine Karten kommen aus den Abschnitten der Lektionen, die du gelesen hast. Öffne eine Lektion, lies und beginn ihre Karten.',
  nothingDueText: 'Nichts ist fällig, und für heute gibt es keine neuen Karten.',
  chooseLesson: 'Lektion wählen',
  quiz: 'Quiz machen',
  ahead: 'Vorauslernen',
  aheadHint:
    'Wiederhole Karten, die in den nächsten Tagen fällig sind. Frühe Wiederholungen zählen weniger, du musst das also nie.',
  back: 'Zurück zu heute',
  allCards: 'Alle Karten',
  keyNames: { space: 'Leertaste', enter: 'Strg + Enter' },
} as const satisfies Translation<typeof english>
