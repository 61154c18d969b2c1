import type english from '#messages/en/knowledge'
import type { Translation } from '#messages/texts'

export default {
  names: {
    'not tested': 'Noch nicht gefragt',
    learning: 'Im Lernen',
    'not sure yet': 'Noch unsicher',
    known: 'Gewusst',
    fading: 'Verblassend',
  },
  cards: {
    'not tested': 'nie gefragt, auch nicht in einem Quiz',
    learning: 'in den ersten Schritten oder letztes Mal nicht gewusst',
    'not sure yet':
      'letztes Mal richtig, aber vielleicht auswendig, mit Glück, nur in einem Quiz oder nur nach eigenem Urteil',
    known: 'an einem späteren Tag gewusst, nicht nur auswendig oder mit Glück, und nicht fällig',
    fading: 'letztes Mal gewusst, aber wieder fällig',
  },
  concepts: {
    'not tested': 'nie gefragt, weder auf einer Karte noch in einem Quiz',
    learning:
      'mindestens eine seiner Karten ist in den ersten Schritten oder wurde letztes Mal nicht gewusst',
    'not sure yet':
      'einige seiner Karten sind noch offen, nur in einem Quiz richtig oder vielleicht nur auswendig gewusst',
    known:
      'jede seiner Karten wurde an einem späteren Tag gewusst, nicht nur auswendig, und keine ist fällig',
    fading: 'mindestens eine seiner Karten wurde letztes Mal gewusst, ist aber wieder fällig',
  },
} as const satisfies Translation<typeof english>
