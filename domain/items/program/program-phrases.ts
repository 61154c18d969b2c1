import {
  code,
  codes,
  joined,
  listed,
  withComma,
  type ProgramPhrases,
} from '#domain/items/program/phrase-parts'
import { french } from '#domain/items/program/phrases-french'
import { spanish } from '#domain/items/program/phrases-spanish'
import { wordedLanguage, type WordedLanguage } from '#domain/items/question-language'
import type { GapKind } from '#domain/program/token-gaps'

const tokensInEnglish: Record<GapKind, string> = {
  operator: 'operators',
  keyword: 'keywords',
  method: 'methods',
  function: 'functions',
  number: 'numbers',
}

const english: ProgramPhrases = {
  askOutput: 'What does this program print?',
  askOrder: 'In which order does this program print these lines?',
  askOutputNow: 'What does it print now?',
  askOrderNow: 'In which order does it print these lines now?',
  askSeconds: 'How many seconds does this program take, if only waiting takes time?',
  askOutcome: 'How does this program end when it is run?',
  askLineAfter: (line) => `Which line does this program print right after ${code(line)}?`,
  askLineNumbered: (number) =>
    `What stands in line ${number} of what this program prints, if empty lines are counted, too?`,
  askLinesAt: (seconds, count) =>
    `Which ${count === 1 ? 'line' : 'lines'} does this program print exactly ${seconds} ${seconds === '1' ? 'second' : 'seconds'} after its start, if only waiting takes time?`,
  askNext: (from, line, text) =>
    `When ${code(from)} gives way for the first time at line ${line}, ${code(text)}, which of the other tasks gets a turn at once?`,
  askRaisingLine: (exception) => `Which line of this program raises the ${code(exception)} that ends it?`,
  askPrintedBefore: (exception) =>
    `What has this program printed when an uncaught ${code(exception)} ends it?`,
  askSuspension: (coroutine) =>
    `At which line does ${code(coroutine)} first give control back to the event loop?`,
  askToken: (what, tokens, blank, printed) =>
    `Which of the ${tokensInEnglish[what]} ${listed(tokens, 'and')} can stand in the gap ${blank} so that the program prints this?\n${printed}`,
  changed: (lines, were) =>
    lines.length === 1
      ? `Line ${lines[0]} of the lesson’s program is changed${were.length === 0 ? '' : `: it was ${listed(were, 'and')}`}.`
      : `Lines ${joined(lines, 'and')} of the lesson’s program are changed${were.length === 0 ? '' : `: they were ${listed(were, 'and')}`}.`,
  swapped: (lines) => `Lines ${joined(lines, 'and')} of the lesson’s program have changed places.`,
  noTask: 'None, the event loop has to wait',
  endsWith: (exception) => `It ends with an uncaught ${code(exception)}`,
  waitsForEver: 'It waits for ever and never comes to its end',
  finishes: 'It runs to its end without an exception',
  added: (lines) =>
    lines.length === 1
      ? `The line ${codes(lines, ' and ')} was added.`
      : `The lines ${codes(lines, ' and ')} were added.`,
  wrapped: 'The lesson awaits outside of functions, as in a notebook; here a coroutine holds those lines.',
  echoed: 'What the lesson leaves for a notebook or a shell to show is printed here.',
  setUp: (lines) => `Before it, ${codes(lines, ' and ')} has run.`,
  file: (name) => `The file ${code(name)} stands below it.`,
  reply: ({ url, seconds, failure, status, body }) =>
    `${code(url)} ${failure === null ? `answers ${status}${body === '' ? '' : ` with ${code(body)}`}` : `fails (${failure})`} after ${seconds} s.`,
  emptyFolder: 'It starts in an empty folder.',
  input: (lines) => `The input is ${codes(lines, ', then ')}.`,
}

const tokensInGerman: Record<GapKind, string> = {
  operator: 'Welcher der Operatoren',
  keyword: 'Welches der Schlüsselwörter',
  method: 'Welche der Methoden',
  function: 'Welche der Funktionen',
  number: 'Welche der Zahlen',
}

const german: ProgramPhrases = {
  askOutput: 'Was gibt dieses Programm aus?',
  askOrder: 'In welcher Reihenfolge gibt dieses Programm diese Zeilen aus?',
  askOutputNow: 'Was gibt es jetzt aus?',
  askOrderNow: 'In welcher Reihenfolge gibt es diese Zeilen jetzt aus?',
  askSeconds: 'Wie viele Sekunden braucht dieses Programm, wenn nur Warten Zeit kostet?',
  askOutcome: 'Wie endet dieses Programm, wenn man es ausführt?',
  askLineAfter: (line) => `Welche Zeile gibt dieses Programm direkt nach ${code(line)} aus?`,
  askLineNumbered: (number) =>
    `Was steht in Zeile ${number} der Ausgabe dieses Programms, wenn auch leere Zeilen zählen?`,
  askLinesAt: (seconds, count) =>
    `Welche ${count === 1 ? 'Zeile' : 'Zeilen'} gibt dieses Programm genau ${withComma(seconds)} ${seconds === '1' ? 'Sekunde' : 'Sekunden'} nach seinem Start aus, wenn nur Warten Zeit kostet?`,
  askNext: (from, line, text) =>
    `Wenn ${code(from)} in Zeile ${line}, ${code(text)}, zum ersten Mal die Kontrolle abgibt: Welcher der anderen Tasks kommt sofort an die Reihe?`,
  askRaisingLine: (exception) =>
    `Welche Zeile dieses Programms löst den ${code(exception)} aus, der es beendet?`,
  askPrintedBefore: (exception) =>
    `Was hat dieses Programm ausgegeben, wenn ein nicht abgefangener ${code(exception)} es beendet?`,
  askSuspension: (coroutine) =>
    `In welcher Zeile gibt ${code(coroutine)} zum ersten Mal die Kontrolle an die Ereignisschleife zurück?`,
  askToken: (what, tokens, blank, printed) =>
    `${tokensInGerman[what]} ${listed(tokens, 'und')} kann in der Lücke ${blank} stehen, damit das Programm dies ausgibt?\n${printed}`,
  changed: (lines, were) =>
    lines.length === 1
      ? `Zeile ${lines[0]} des Programms der Lektion ist geändert${were.length === 0 ? '' : `: Sie war ${listed(were, 'und')}`}.`
      : `Die Zeilen ${joined(lines, 'und')} des Programms der Lektion sind geändert${were.length === 0 ? '' : `: Sie waren ${listed(were, 'und')}`}.`,
  swapped: (lines) => `Die Zeilen ${joined(lines, 'und')} des Programms der Lektion sind vertauscht.`,
  noTask: 'Keiner, die Ereignisschleife muss warten',
  endsWith: (exception) => `Es endet mit einem nicht abgefangenen ${code(exception)}`,
  waitsForEver: 'Es wartet für immer und kommt nie an sein Ende',
  finishes: 'Es läuft ohne Ausnahme bis zu seinem Ende',
  added: (lines) =>
    lines.length === 1
      ? `Die Zeile ${codes(lines, ' und ')} wurde hinzugefügt.`
      : `Die Zeilen ${codes(lines, ' und ')} wurden hinzugefügt.`,
  wrapped:
    'Die Lektion wartet außerhalb von Funktionen, wie in einem Notebook; hier stehen diese Zeilen in einer Koroutine.',
  echoed: 'Was die Lektion ein Notebook oder eine Shell anzeigen lässt, wird hier ausgegeben.',
  setUp: (lines) =>
    `Davor ${lines.length === 1 ? 'ist' : 'sind'} ${codes(lines, ' und ')} ausgeführt worden.`,
  file: (name) => `Die Datei ${code(name)} steht darunter.`,
  reply: ({ url, seconds, failure, status, body }) =>
    failure === null
      ? `${code(url)} antwortet nach ${withComma(seconds)} s mit ${status}${body === '' ? '' : ` und ${code(body)}`}.`
      : `${code(url)} schlägt nach ${withComma(seconds)} s fehl (${failure}).`,
  emptyFolder: 'Es beginnt in einem leeren Ordner.',
  input: (lines) => `Die Eingabe ist ${codes(lines, ', dann ')}.`,
}

const byLanguage: Readonly<Record<WordedLanguage, ProgramPhrases>> = {
  en: english,
  de: german,
  es: spanish,
  fr: french,
}

/** The phrases for the programs of a lesson: in its language, or else in English. */
export const programPhrases = (lesson: string | null): ProgramPhrases =>
  byLanguage[wordedLanguage(lesson) ?? 'en']
