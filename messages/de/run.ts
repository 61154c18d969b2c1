import type english from '#messages/en/run'
import type { Translation } from '#messages/texts'

export default {
  emptyLine: 'eine leere Zeile',
  traceback: 'Python schreibt den Traceback des Fehlers in die Fehlerausgabe.',
  prints: '{line, select, none {Python} other {Zeile {line}}} gibt {text} aus.',
  writesError: '{line, select, none {Python} other {Zeile {line}}} schreibt in die Fehlerausgabe: {text}.',

  timer: {
    sleep: '{task, select, none {ein Schlaf endet} other {der Schlaf von {task} endet}}',
    timeout: '{task, select, none {eine Zeitgrenze läuft ab} other {die Zeitgrenze von {task} läuft ab}}',
    callback: '{call} soll aufgerufen werden',
    machinery: 'eine Zeitgrenze läuft ab',
  },
  lateTimer: {
    sleep:
      '{task, select, none {ein Schlaf} other {der Schlaf von {task}}} endet erst jetzt; fällig war das bei {due}',
    timeout:
      '{task, select, none {eine Zeitgrenze} other {die Zeitgrenze von {task}}} läuft erst jetzt ab; fällig war das bei {due}',
    callback: '{call} soll erst jetzt aufgerufen werden; fällig war das bei {due}',
    machinery: 'eine Zeitgrenze läuft erst jetzt ab; fällig war das bei {due}',
  },
  calledOff: {
    sleep: 'Der Schlaf bis {when} wird abgesagt.',
    timeout: 'Die Zeitgrenze bei {when} wird abgesagt.',
    callback: 'Der Aufruf von {call} bei {when} wird abgesagt.',
  },

  waits: {
    sleep:
      '{task} schläft{line, select, none {} other { in Zeile {line}}} für {duration}, bis {until}, und gibt die Kontrolle ab.',
    turn: '{task} gibt{line, select, none {} other { in Zeile {line}}} die Kontrolle ab, aber nur für eine Runde: Er stellt sich hinten an.',
    task: '{task} wartet{line, select, none {} other { in Zeile {line}}} auf {awaited}. Der ist noch nicht fertig, also gibt {task} bis dahin die Kontrolle ab.',
    until: '{task} gibt{line, select, none {} other { in Zeile {line}}} die Kontrolle ab, {until}.',
    inCall:
      '{task} gibt{line, select, none {} other { in Zeile {line}}} die Kontrolle ab und wartet in {call}, {until}.',
    inGroup:
      '{task} gibt{line, select, none {} other { in Zeile {line}}} die Kontrolle ab und wartet am Ende der Task-Gruppe, {until}.',
    lock: '{task} gibt{line, select, none {} other { in Zeile {line}}} die Kontrolle ab und wartet auf {lock, select, only {das Lock} other {Lock {lock}}}, das {holder, select, itself {er selbst hält} other {{holder} hält}}.',
    shield:
      '{task} gibt{line, select, none {} other { in Zeile {line}}} die Kontrolle ab und wartet auf {shielded}, geschützt durch einen Schild: Soll {task} aufhören, gilt das nicht für {shielded}.',
    shieldInCall:
      '{task} gibt{line, select, none {} other { in Zeile {line}}} die Kontrolle ab und wartet in {call} auf {shielded}, geschützt durch einen Schild: Soll {task} aufhören, gilt das nicht für {shielded}.',
  },

  until: {
    sleep: 'bis bei {when} sein Schlaf endet',
    turn: 'bis er wieder an der Reihe ist',
    task: 'bis {task} fertig ist',
    tasks: 'bis {tasks} fertig {count, plural, one {ist} other {sind}}',
    enough: 'bis {call, select, TaskGroup {die Task-Gruppe} other {{call}}} hat, worauf gewartet wird',
    call: 'bis {call} fertig ist',
    future: 'bis das Future, auf das er wartet, ein Ergebnis hat',
  },
  untilCall: {
    'Event.wait': 'bis das Event gesetzt ist',
    'Lock.acquire': 'bis das Lock frei ist',
    'Semaphore.acquire': 'bis der Semaphor einen freien Platz hat',
    'BoundedSemaphore.acquire': 'bis der Semaphor einen freien Platz hat',
    'Condition.wait': 'bis die Condition benachrichtigt wird',
    'Condition.wait_for': 'bis eingetreten ist, wofür die Condition steht',
    'Barrier.wait': 'bis genug Tasks an der Barriere sind',
    'Queue.get': 'bis etwas in der Queue ist',
    'Queue.put': 'bis in der Queue Platz ist',
    'Queue.join': 'bis alles, was in die Queue kam, als erledigt markiert ist',
    as_completed: 'bis der nächste der Tasks fertig ist',
    to_thread: 'bis die Funktion im anderen Thread zurückgekehrt ist',
    'loop.run_in_executor': 'bis die Funktion im anderen Thread zurückgekehrt ist',
    wait_for: 'bis fertig ist, worauf er wartet, oder die Zeitgrenze abläuft',
    shield: 'bis der geschützte Task fertig ist',
    wait: 'bis die Tasks fertig sind oder die Zeitgrenze abläuft',
    gather: 'bis alles fertig ist, was es sammelt',
    open_connection: 'bis die Verbindung steht',
    start_server: 'bis der Server lauscht',
    'StreamReader.read': 'bis Daten kommen',
    'StreamReader.readline': 'bis eine Zeile kommt',
    'StreamReader.readexactly': 'bis so viele Bytes gekommen sind wie verlangt',
    'StreamReader.readuntil': 'bis das Trennzeichen kommt',
    'StreamWriter.drain': 'bis der Puffer wieder Platz hat',
    'StreamWriter.wait_closed': 'bis die Verbindung geschlossen ist',
    'Server.serve_forever': 'bis der Server geschlossen ist',
    'Server.wait_closed': 'bis der Server geschlossen ist',
    'BaseEventLoop.shutdown_default_executor': 'bis die Threads beendet sind',
  },
  waiting: {
    sleep: 'schläft bis {when}',
    turn: 'wartet, bis er wieder an der Reihe ist',
    inCall: '{call, select, TaskGroup {die Task-Gruppe} other {{call}}}: {until}',
  },
  briefly: {
    until: 'bis {when}',
    turn: 'Runde',
    future: 'Future',
    lockHeldBy: 'Lock gehalten von {holder}',
    lockOf: 'Lock: {holder}',
    lock: 'Lock',
  },

  programRuns: 'Python führt das Programm ab seiner ersten Zeile aus.',
  programGoesOn: 'Die Event-Loop ist stehen geblieben, und das Programm geht danach weiter.',
  taskStarts: '{task} kommt zum ersten Mal an die Reihe und startet.',
  taskStartsCancelled: '{task} sollte schon aufhören, bevor er das erste Mal an der Reihe war.',
  goesOn: {
    cancelled: '{task} läuft{line, select, none {} other { in Zeile {line}}} weiter: Er soll aufhören.',
    sleep: '{task} läuft{line, select, none {} other { in Zeile {line}}} weiter: Sein Schlaf ist vorbei.',
    turn: '{task} läuft{line, select, none {} other { in Zeile {line}}} weiter: Er ist wieder an der Reihe.',
    task: '{task} läuft{line, select, none {} other { in Zeile {line}}} weiter: {awaited} ist fertig.',
    tasks:
      '{task} läuft{line, select, none {} other { in Zeile {line}}} weiter: {call, select, TaskGroup {Die Task-Gruppe} other {{call}}} hat, worauf gewartet wurde.',
    call: '{task} läuft{line, select, none {} other { in Zeile {line}}} weiter: Das Warten in {call} ist vorbei.',
    future:
      '{task} läuft{line, select, none {} other { in Zeile {line}}} weiter: Das Future, auf das er gewartet hat, hat ein Ergebnis.',
    timeUp:
      '{task} läuft{line, select, none {} other { in Zeile {line}}} weiter: Die Zeitgrenze von {call} ist abgelaufen.',
    error:
      '{task} läuft{line, select, none {} other { in Zeile {line}}} weiter: {cause, select, limit {Seine Zeitgrenze ist abgelaufen, also wird dort {error} ausgelöst.} stopped {Er soll aufhören, also wird dort {error} ausgelöst.} failed {{of} ist fehlgeschlagen, also wird dort {error} ausgelöst.} cancelled {{of} wurde abgebrochen, also wird dort {error} ausgelöst.} other {Dort wird {error} ausgelöst.}}',
  },
  callbackRuns: 'Die Event-Loop ruft {call} auf.',
  clock: {
    jumps: 'Nichts ist bereit, also springt die Uhr auf {now}.',
    jumpsWhen: 'Nichts ist bereit, also springt die Uhr auf {now}: {what}.',
    is: 'Jetzt ist es {now}.',
    isWhen: 'Es ist {now}: {what}.',
    isAlready: 'Es ist schon {now}: {what}.',
  },
  threadsDone: 'Ein anderer Thread ist mit seiner Arbeit fertig; dadurch wird bereit: {targets}.',
  created:
    '{line, select, none {asyncio} other {Zeile {line}}} erzeugt {count, plural, one {den Task {tasks}. Er ist bereit, läuft aber erst, wenn er an der Reihe ist.} other {die Tasks {tasks}. Sie sind bereit, laufen aber erst, wenn sie an der Reihe sind.}}',
  createdByRun:
    '{line, select, none {asyncio} other {Zeile {line}}} startet die Event-Loop mit dem Task {task}.',
  ranAtOnce:
    '{line, select, none {asyncio} other {Zeile {line}}} erzeugt {task}, einen eifrigen Task: Er ist deshalb sofort gelaufen, bis zu seinem ersten Warten.',
  woken: {
    byLine: 'Zeile {line} macht {targets} bereit: läuft noch nicht, steht aber in der Warteschlange.',
    byCall:
      '{call} in Zeile {line} macht {targets} bereit: läuft noch nicht, steht aber in der Warteschlange.',
    byEndOfWith:
      'Das Ende von `async with` in Zeile {line} macht {targets} bereit: läuft noch nicht, steht aber in der Warteschlange.',
    byEndOfGroup:
      'Das Ende der Task-Gruppe in Zeile {line} macht {targets} bereit: läuft noch nicht, steht aber in der Warteschlange.',
    byCancelledGather:
      'Das Abbrechen von `gather()` in Zeile {line} macht {targets} bereit: läuft noch nicht, steht aber in der Warteschlange.',
    byEnd: 'Das macht {tasks} bereit; darauf wurde gewartet.',
    callsByEnd: 'Jetzt soll {calls} aufgerufen werden.',
    byTimer: 'Das macht {who} bereit.',
    byFailure:
      '{failed} ist fehlgeschlagen, und {call, select, TaskGroup {die Task-Gruppe} other {{call}}} wartet nicht auf den Rest: {who} ist bereit.',
    byAll:
      'Jetzt ist alles fertig, worauf {call, select, TaskGroup {die Task-Gruppe} other {{call}}} gewartet hat, also ist {who} bereit.',
    byEnough:
      'Das genügt für {call, select, TaskGroup {die Task-Gruppe} other {{call}}}, also ist {who} bereit.',
    byArrival: 'Worauf {call} gewartet hat, ist da, also ist {who} bereit.',
    plain: '{who} ist bereit.',
  },
  timeLimit:
    '{line, select, none {asyncio} other {Zeile {line}}} setzt{task, select, none {} other { für {task}}} eine Zeitgrenze, bis {when}.',
  callLater: '{line, select, none {asyncio} other {Zeile {line}}} lässt {call} bei {when} aufrufen.',
  cancel: {
    byTimeLimit: '{who} soll aufhören{consequence}',
    byRun: 'Die Event-Loop wird gleich geschlossen, also soll {who} aufhören{consequence}',
    byTaskGroup: 'Die Task-Gruppe verlangt, dass {who} aufhört{consequence}',
    byProgram: '{line, select, none {{by}} other {Zeile {line}}} verlangt, dass {who} aufhört{consequence}',
    tooLate:
      '{line, select, none {{by}} other {Zeile {line}}} verlangt, dass {who} aufhört, aber der ist schon fertig, also geschieht nichts.',
  },
  consequence: {
    through:
      '. Er wartet auf {tasks}; {count, plural, one {das soll an seiner Stelle aufhören, und er erfährt davon, wenn es geendet hat.} other {die sollen an seiner Stelle aufhören, und er erfährt davon, wenn sie geendet haben.}}',
    raised: ': Wenn er das nächste Mal an der Reihe ist, wird in ihm `CancelledError` ausgelöst.',
    raisedNotBefore:
      ': Erst wenn er das nächste Mal an der Reihe ist, wird in ihm `CancelledError` ausgelöst.',
    shielded: ' Der Schild hält das von {task} fern, der weiterläuft.',
  },
  blockedLoop:
    '{line, select, none {Das Programm} other {Zeile {line}}} blockiert bis {until}: Die ganze Event-Loop steht still, und kein anderer Task kann laufen.',
  blocked: '{line, select, none {Das Programm} other {Zeile {line}}} steht still bis {until}.',
  lockTaken:
    '{task} nimmt{line, select, none {} other { in Zeile {line}}} {lock, select, only {das Lock} other {Lock {lock}}}.',
  lockReleased:
    '{task} gibt{line, select, none {} other { in Zeile {line}}} {lock, select, only {das Lock} other {Lock {lock}}} frei.',
  timedOut:
    'Die Zeitgrenze{line, select, none {} other { in Zeile {line}}} hat {task} gestoppt, also wird dort aus `CancelledError` ein `TimeoutError`.',
  foundDone:
    '{line, select, none {asyncio} other {Zeile {line}}} wartet auf {task}, was schon fertig ist; also läuft {by, select, none {der Wartende} other {{by}}} weiter, ohne die Kontrolle abzugeben.',
  awaitPassed:
    'Zeile {line} wartet auf etwas, das nicht zu warten braucht; also behält {task} die ganze Zeit die Kontrolle.',
  finished: '{task} ist fertig.',
  returned: '{task} ist fertig und gibt {value} zurück.',
  raised: '{task} endet mit {error}, was nichts darin abgefangen hat.',
  callbackRaised:
    '{call} endet mit {error}, was nichts darin abgefangen hat. Kein Task scheitert daran: Die Event-Loop meldet es ihrem Exception-Handler und läuft weiter.',
  cancelled: '{task} endet abgebrochen.',
  repeats: 'Dasselbe geschieht noch {rounds} Mal, bis {until}.',
  stuck:
    'Nichts ist bereit und kein Timer gesetzt, also kann nichts mehr {tasks} wecken: Das Programm endet nie.',
  circle: '{tasks} warten im Kreis: {links}.',
  circleOfOne: '{link}.',
  waitsForLock:
    '{task} wartet auf {lock, select, only {das Lock} other {Lock {lock}}}, das {holder, select, itself {er selbst hält} other {{holder} hält}}',

  ending: {
    exit: 'Das Programm hat sich mit dem Exit-Status {status} beendet.',
    finished:
      '{seconds, plural, =0 {Das Programm ist fertig, ohne zu warten.} one {Das Programm war nach # Sekunde fertig.} other {Das Programm war nach # Sekunden fertig.}}',
    exception:
      '{type, select, unknown {Eine Ausnahme} other {{type}}}{line, select, none {} other {, ausgelöst in Zeile {line},}} hat das Programm beendet.',
    syntax: 'Python kann {line, select, none {das Programm} other {Zeile {line}}} nicht lesen: {message}.',
    deadlock: 'Das Programm wartet für immer.',
    stopped: {
      'time-limit': 'Das Programm wurde angehalten, weil es zu lange dauerte.',
      'output-limit': 'Das Programm wurde angehalten, weil es zu viel ausgab.',
      'memory-limit': 'Das Programm wurde angehalten, weil es zu viel Speicher brauchte.',
    },
    limits: {
      realSeconds:
        'Nach {most, plural, one {# wirklichen Sekunde} other {# wirklichen Sekunden}} war es nicht zu Ende.',
      virtualSeconds:
        'Nach {most, plural, one {# Sekunde} other {# Sekunden}} virtueller Zeit war es nicht zu Ende.',
      steps:
        'Nach {most, plural, one {# Schritt} other {# Schritten}} der Ereignisschleife war es nicht zu Ende.',
      lines: 'Nach {most, plural, one {# Zeile} other {# Zeilen}} Python war es nicht zu Ende.',
      bytes: 'Es hat mehr als {most, plural, one {# Byte} other {# Byte}} ausgegeben.',
      megabytes: 'Es brauchte mehr als {most} MB.',
    },
    tooDeep: 'Es ist so tief verschachtelt, dass dem Interpreter der Stapel ausgeht.',
  },

  lock: {
    free: '{lock, select, only {} other {Lock {lock}: }}frei',
    held: '{lock, select, only {} other {Lock {lock}: }}gehalten von {holder}',
    freeAwaited:
      '{lock, select, only {} other {Lock {lock}: }}frei; {tasks} {count, plural, one {wartet} other {warten}}',
    heldAwaited:
      '{lock, select, only {} other {Lock {lock}: }}gehalten von {holder}; {tasks} {count, plural, one {wartet} other {warten}}',
  },
} as const satisfies Translation<typeof english>
