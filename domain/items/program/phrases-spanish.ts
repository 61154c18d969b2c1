import {
  code,
  codes,
  joined,
  listed,
  withComma,
  type ProgramPhrases,
} from '#domain/items/program/phrase-parts'
import type { GapKind } from '#domain/program/token-gaps'

const tokens: Record<GapKind, string> = {
  operator: 'Cuál de los operadores',
  keyword: 'Cuál de las palabras clave',
  method: 'Cuál de los métodos',
  function: 'Cuál de las funciones',
  number: 'Cuál de los números',
}

/** Questions about programs in Spanish. */
export const spanish: ProgramPhrases = {
  askOutput: '¿Qué imprime este programa?',
  askOrder: '¿En qué orden imprime este programa estas líneas?',
  askOutputNow: '¿Qué imprime ahora?',
  askOrderNow: '¿En qué orden imprime ahora estas líneas?',
  askSeconds: '¿Cuántos segundos tarda este programa si solo las esperas consumen tiempo?',
  askOutcome: '¿Cómo termina este programa cuando se ejecuta?',
  askLineAfter: (line) => `¿Qué línea imprime este programa justo después de ${code(line)}?`,
  askLineNumbered: (number) =>
    `¿Qué hay en la línea ${number} de la salida de este programa, si también se cuentan las líneas vacías?`,
  askLinesAt: (seconds, count) =>
    `¿Qué ${count === 1 ? 'línea' : 'líneas'} imprime este programa exactamente ${withComma(seconds)} ${seconds === '1' ? 'segundo' : 'segundos'} después de empezar, si solo las esperas consumen tiempo?`,
  askNext: (from, line, text) =>
    `Cuando ${code(from)} cede el control por primera vez en la línea ${line}, ${code(text)}, ¿cuál de las otras tareas recibe el turno de inmediato?`,
  askRaisingLine: (exception) => `¿Qué línea de este programa lanza el ${code(exception)} que lo termina?`,
  askPrintedBefore: (exception) =>
    `¿Qué ha impreso este programa cuando lo termina un ${code(exception)} que nadie captura?`,
  askSuspension: (coroutine) =>
    `¿En qué línea devuelve ${code(coroutine)} por primera vez el control al bucle de eventos?`,
  askToken: (what, names, blank, printed) =>
    `¿${tokens[what]} ${listed(names, 'y')} puede ir en el hueco ${blank} para que el programa imprima esto?\n${printed}`,
  changed: (lines, were) =>
    lines.length === 1
      ? `La línea ${lines[0]} del programa de la lección ha cambiado${were.length === 0 ? '' : `: era ${listed(were, 'y')}`}.`
      : `Las líneas ${joined(lines, 'y')} del programa de la lección han cambiado${were.length === 0 ? '' : `: eran ${listed(were, 'y')}`}.`,
  swapped: (lines) => `Las líneas ${joined(lines, 'y')} del programa de la lección se han intercambiado.`,
  noTask: 'Ninguna, el bucle de eventos tiene que esperar',
  endsWith: (exception) => `Termina con un ${code(exception)} que nadie captura`,
  waitsForEver: 'Espera para siempre y nunca llega al final',
  finishes: 'Llega hasta el final sin ninguna excepción',
  added: (lines) =>
    lines.length === 1
      ? `Se ha añadido la línea ${codes(lines, ' y ')}.`
      : `Se han añadido las líneas ${codes(lines, ' y ')}.`,
  wrapped:
    'La lección espera fuera de las funciones, como en un cuaderno; aquí una corrutina contiene esas líneas.',
  echoed: 'Lo que la lección deja mostrar a un cuaderno o a una consola se imprime aquí.',
  setUp: (lines) => `Antes se ${lines.length === 1 ? 'ha' : 'han'} ejecutado ${codes(lines, ' y ')}.`,
  file: (name) => `El archivo ${code(name)} está debajo.`,
  reply: ({ url, seconds, failure, status, body }) =>
    failure === null
      ? `${code(url)} responde ${status}${body === '' ? '' : ` con ${code(body)}`} después de ${withComma(seconds)} s.`
      : `${code(url)} falla (${failure}) después de ${withComma(seconds)} s.`,
  emptyFolder: 'Empieza en una carpeta vacía.',
  input: (lines) => `La entrada es ${codes(lines, ', luego ')}.`,
}
