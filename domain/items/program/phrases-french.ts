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
  operator: 'Lequel des opérateurs',
  keyword: 'Lequel des mots-clés',
  method: 'Laquelle des méthodes',
  function: 'Laquelle des fonctions',
  number: 'Lequel des nombres',
}

/** Questions about programs in French. */
export const french: ProgramPhrases = {
  askOutput: 'Qu’affiche ce programme ?',
  askOrder: 'Dans quel ordre ce programme affiche-t-il ces lignes ?',
  askOutputNow: 'Qu’affiche-t-il maintenant ?',
  askOrderNow: 'Dans quel ordre affiche-t-il maintenant ces lignes ?',
  askSeconds: 'Combien de secondes ce programme dure-t-il, si seules les attentes prennent du temps ?',
  askOutcome: 'Comment ce programme se termine-t-il quand on l’exécute ?',
  askLineAfter: (line) => `Quelle ligne ce programme affiche-t-il juste après ${code(line)} ?`,
  askLineNumbered: (number) =>
    `Que contient la ligne ${number} de ce que ce programme affiche, si l’on compte aussi les lignes vides ?`,
  askLinesAt: (seconds, count) =>
    `${count === 1 ? 'Quelle ligne' : 'Quelles lignes'} ce programme affiche-t-il exactement ${withComma(seconds)} ${seconds === '1' ? 'seconde' : 'secondes'} après son début, si seules les attentes prennent du temps ?`,
  askNext: (from, line, text) =>
    `Quand ${code(from)} rend la main pour la première fois à la ligne ${line}, ${code(text)}, laquelle des autres tâches reprend aussitôt ?`,
  askRaisingLine: (exception) =>
    `Quelle ligne de ce programme lève l’exception ${code(exception)} qui le termine ?`,
  askPrintedBefore: (exception) =>
    `Qu’a affiché ce programme quand une exception ${code(exception)} non interceptée le termine ?`,
  askSuspension: (coroutine) =>
    `À quelle ligne ${code(coroutine)} rend-elle pour la première fois la main à la boucle d’événements ?`,
  askToken: (what, names, blank, printed) =>
    `${tokens[what]} ${listed(names, 'et')} peut occuper le trou ${blank} pour que le programme affiche ceci ?\n${printed}`,
  changed: (lines, were) =>
    lines.length === 1
      ? `La ligne ${lines[0]} du programme de la leçon est modifiée${were.length === 0 ? '' : ` ; c’était ${listed(were, 'et')}`}.`
      : `Les lignes ${joined(lines, 'et')} du programme de la leçon sont modifiées${were.length === 0 ? '' : ` ; c’étaient ${listed(were, 'et')}`}.`,
  swapped: (lines) => `Les lignes ${joined(lines, 'et')} du programme de la leçon sont interverties.`,
  noTask: 'Aucune, la boucle d’événements doit attendre',
  endsWith: (exception) => `Il se termine par une exception ${code(exception)} non interceptée`,
  waitsForEver: 'Il attend indéfiniment et n’arrive jamais à sa fin',
  finishes: 'Il va jusqu’à sa fin sans exception',
  added: (lines) =>
    lines.length === 1
      ? `La ligne ${codes(lines, ' et ')} a été ajoutée.`
      : `Les lignes ${codes(lines, ' et ')} ont été ajoutées.`,
  wrapped:
    'La leçon attend en dehors des fonctions, comme dans un notebook ; ici, une coroutine contient ces lignes.',
  echoed: 'Ce que la leçon laisse un notebook ou un interpréteur montrer est affiché ici.',
  setUp: (lines) =>
    `Auparavant, ${codes(lines, ' et ')} ${lines.length === 1 ? 'a été exécuté' : 'ont été exécutés'}.`,
  file: (name) => `Le fichier ${code(name)} se trouve en dessous.`,
  reply: ({ url, seconds, failure, status, body }) =>
    failure === null
      ? `${code(url)} répond ${status}${body === '' ? '' : ` avec ${code(body)}`} après ${withComma(seconds)} s.`
      : `${code(url)} échoue (${failure}) après ${withComma(seconds)} s.`,
  emptyFolder: 'Il commence dans un dossier vide.',
  input: (lines) => `L’entrée est ${codes(lines, ', puis ')}.`,
}
