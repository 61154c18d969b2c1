import type english from '#messages/en/playground'
import type { Translation } from '#messages/texts'

export default {
  title: 'Spielplatz',
  lead: 'Ändere das Programm und führ es aus. Es läuft in deinem Browser, in echtem Python auf einer virtuellen Uhr; selbst eine Stunde Warten kostet keine Zeit.',
  starter:
    "import asyncio\n\n\nasync def greet(name, delay):\n    await asyncio.sleep(delay)\n    print('Hallo,', name)\n\n\nasync def main():\n    await asyncio.gather(greet('Ada', 2), greet('Grace', 1))\n\n\nasyncio.run(main())\n",
  editor: 'Programm',
  editorHint: 'Strg + Enter führt das Programm aus. Tab rückt ein; Esc und dann Tab verlässt den Editor.',
  run: 'Ausführen',
  stop: 'Anhalten',
  reset: 'Zurücksetzen',
  share: 'Link kopieren',
  shareResults: {
    copied:
      'Link kopiert. Wer ihn öffnet, sieht dieses Programm und führt es nur aus, wenn er „Ausführen“ drückt.',
    'too-long': 'Dieses Programm ist zu lang für einen Link.',
    failed: 'Der Link konnte nicht erstellt werden. Prüf deine Verbindung und versuch es noch einmal.',
  },
  shareField: 'Link zu diesem Programm',
  badLink:
    'Dieser Link enthält kein Programm oder nur einen Teil davon. Lass ihn dir noch einmal geben. Bis dahin ist hier ein kleines Programm.',
  fromLink:
    'Dieses Programm kam mit dem Link. Geschrieben hat es, wer den Link gemacht hat; es gehört zu keiner Lektion. Lies es, bevor du es ausführst. Es kommt an nichts außerhalb dieser Seite heran.',
  strangersSetup: 'Auch dieser Code kam mit dem Link. Er läuft zuerst, vor dem Programm darunter:',
  strangersModule: 'Der Link brachte die Datei {name} mit, die das Programm importieren kann:',
  strangersNetwork: 'Der Link brachte diese Antworten eines simulierten Netzwerks mit:',
  strangersReply:
    '{request}, nach {after, plural, =0 {keiner Zeit} one {# Sekunde} other {# Sekunden}}: {reply}',
  hasSetup: 'Der verborgene Vorbereitungscode der Lektion läuft zuerst, wie schon bei der Frage.',
  hasNetwork: 'Es benutzt ein simuliertes Netzwerk, das die Lektion festlegt.',
  hasModules: 'Es kann die anderen Dateien der Lektion importieren: {names}.',
  input: 'Eingabe für input(), eine Zeile je Aufruf',
  loading: 'Python wird geladen: {percent} %',
  starting: 'Python startet …',
  running: 'Läuft …',
  stopped: 'Angehalten.',
  unreachable:
    'Python konnte nicht geladen werden. Prüf deine Verbindung und drück noch einmal „Ausführen“. Dein Programm ist noch hier.',
  unsupported:
    'Dieser Browser kann Python nicht ausführen, weil ihm WebAssembly oder Modul-Worker fehlen. Nimm bitte einen aktuellen Browser.',
  nothingYet: 'Drück „Ausführen“, um zu sehen, was es tut.',
  printed: 'Ausgabe',
  printedNothing: 'Es hat nichts ausgegeben.',
  pythonSays: 'Fehler und Warnungen',
  goToLine: 'Zu Zeile {line}',
  change: 'Wirkung deiner Änderung',
  output: {
    same: 'Es gibt dasselbe aus wie vorher.',
    reordered: 'Es gibt dieselben Zeilen in anderer Reihenfolge aus, ab Zeile {line}.',
    different: 'Die Ausgabe weicht ab Zeile {line} ab.',
  },
  slower:
    'Auf der virtuellen Uhr dauert es {after, plural, =0 {gar nicht} one {# Sekunde} other {# Sekunden}} statt {before, plural, =0 {gar nicht} one {# Sekunde} other {# Sekunden}}.',
  sameTime:
    '{n, plural, =0 {Keine der beiden Fassungen wartet.} one {Beide dauern auf der virtuellen Uhr # Sekunde.} other {Beide dauern auf der virtuellen Uhr # Sekunden.}}',
  endsDifferently: 'Vorher: {before} Jetzt: {after}',
  nothing: '(nichts)',
  before: 'Vorher',
  now: 'Jetzt',
} as const satisfies Translation<typeof english>
