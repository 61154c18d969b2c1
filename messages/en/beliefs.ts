/** Texts of the page about misconceptions and confidence. */
export default {
  title: 'Beliefs',
  lead: 'Misconceptions that your answers have shown, with the program that showed each, and what refuted it since.',
  states: { held: 'Held', 'in doubt': 'In doubt', 'left behind': 'Left behind' },
  summary: '{held, plural, one {# belief} other {# beliefs}} held, {doubted} in doubt, {left} left behind.',
  meaning:
    'A belief is left behind when you have since been right, on two days and at least once about a program that was new to you, where it leads to another answer. Guesses say nothing.',
  none: 'No wrong answer of yours has shown a known misconception yet.',
  study: 'Study now',
  noneText: 'When one does, it is listed here until later answers refute it.',
  truth: 'In fact:',
  shown: '{times, plural, one {Shown once, on {date}.} other {Shown {times} times, last on {date}.}}',
  showProgram: 'Show the program that showed it',
  program: 'Program',
  answered: 'You answered',
  card: 'Open its card',
  refuted:
    '{times, plural, one {Answered right once since then, on {date}.} other {Answered right {times} times since then, on {days, plural, one {# day} other {# days}}, last on {date}.}}',
  refutedBy: 'Open the card that refuted it last',
  notRefuted: 'No answer has refuted it since.',
  confidence: 'How well you know what you know',
  confidenceText:
    'Brier score {brier, number, ::.00}, where 0 is perfect and 0.25 is what “half and half” would get: {verdict, select, reliable {you can rely on how sure you feel.} vague {how sure you feel tells something, but check twice.} other {for now, being sure says little about being right.}}',
  confidenceTooFew:
    '{n, plural, one {# answer} other {# answers}} so far of which you said how sure you were. From five on, this says how well that fits.',
  confidenceHint:
    'For the score, “guess” stands for a chance of 33%, “think so” for 75%, and “sure” for 95%.',
  words: { guess: 'Guess', think: 'I think so', sure: 'Sure' },
  said: 'You said',
  right: 'Right',
  share: 'Share',
  outOf: '{passed} of {of}',
  percent: '{share, number, ::percent}',
  noShare: '–',
  sure: 'Sure and wrong',
  sureText: 'The latest answers that were wrong although you were sure. These cards are asked first.',
  sureNone: 'None of the answers that you were sure of was wrong.',
  unnamed: 'A program',
} as const
