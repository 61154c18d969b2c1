/** How well a card or a concept is known, in the same words on every page. */
export default {
  names: {
    'not tested': 'Not asked yet',
    learning: 'Learning',
    'not sure yet': 'Not sure yet',
    known: 'Known',
    fading: 'Fading',
  },
  cards: {
    'not tested': 'never asked, not even in a quiz',
    learning: 'in its first steps, or missed last time',
    'not sure yet':
      'right last time, but perhaps by heart, by luck, only in a quiz or only by your own judgement',
    known: 'recalled on a later day, not only by heart or by luck, and not due',
    fading: 'recalled last time, but due again',
  },
  concepts: {
    'not tested': 'never asked, neither on a card nor in a quiz',
    learning: 'at least one of its cards is in its first steps or was missed last time',
    'not sure yet':
      'some of its cards are still open, or right only in a quiz, or perhaps only known by heart',
    known: 'each of its cards was recalled on a later day, not only by heart, and none is due',
    fading: 'at least one of its cards was recalled last time, but is due again',
  },
} as const
