import { counted } from '#messages/counted'

const yourAnswersAre = (n: number) => (n === 1 ? 'Your answer is' : `Your ${n} answers are`)

/** Texts of a study session. */
export const studyMessages = {
  title: 'Study',
  showAnswer: 'Show answer',
  afterGuess: 'Correct, but you guessed. Can you answer without any options?',
  sureButWrong: 'You were sure, but it is wrong',
  sureButWrongText:
    'Read why: nobody looks up what they believe they know. This card comes first in your next session.',
  goesOn: 'Correct and sure: the next card comes by itself. Press any key to stay.',
  rate: 'How well did you know it?',
  nextIn: 'next in',
  suggested: 'suggested by your answer',
  reasons: {
    'gave-up': 'You did not know it, so it comes back soon.',
    wrong: 'Incorrect, so it comes back soon.',
    overridden: 'You say you were right. How well did you know it?',
    guessed: 'Correct, but you guessed. Only you can tell how well you knew it.',
    right: 'Correct. Choose a lower rating if it was hard.',
    easy: 'Correct, confident and quick.',
  },
  objection: {
    open: 'I was right',
    why: 'Why was it right?',
    reasons: {
      typo: 'It was a typo',
      equivalent: 'It means the same',
      key: 'The answer key is wrong',
    },
    takeBack: 'No, it was wrong',
  },
  leave: 'Leave the session',
  undo: 'Undo',
  keys: 'Shortcuts',
  keysTitle: 'Keyboard shortcuts',
  close: 'Close',
  keyList: (asksConfidence: boolean) => [
    ['Space', 'show the answer, then accept the suggested rating'],
    [
      'Ctrl + Enter',
      asksConfidence
        ? 'go from your answer to how sure you are, and once more: “I think so”; in a one-line field and among options, Enter is enough'
        : 'check your answer; in a one-line field and among options, Enter is enough',
    ],
    ['1 – 4', 'choose an option, say how sure you are, or rate: Again, Hard, Good, Easy'],
    ['R', 'say that you were right although your answer was graded as wrong'],
    ['E', 'show the run'],
    ['U', 'undo, as often as you like'],
    ['B', 'bury: hide the card until tomorrow'],
    ['S', 'suspend: stop showing the card'],
    ['F', 'flag: report a problem with the card'],
    ['L', 'open the lesson'],
    ['?', 'show this list'],
  ],
  actions: {
    label: 'This card',
    bury: 'Not today',
    suspend: 'Suspend',
    flag: 'Report a problem',
    lesson: 'Lesson',
    buryHint: 'Hide this card until tomorrow (B)',
    suspendHint: 'Stop showing this card (S)',
    flagHint: 'Tell the author what is wrong (F)',
    lessonHint: 'Open the lesson in a new tab (L)',
    deck: 'Deck',
    deckHint: 'Open the deck, where you can change the card',
  },
  flag: {
    title: 'What is wrong with this card?',
    label: 'Your note to the author',
    hint: 'For example: the answer is wrong, or the question is ambiguous.',
    send: 'Send',
    cancel: 'Cancel',
  },
  left: { learning: 'learning', review: 'to review', new: 'new' },
  leftLabel: 'Cards left',
  leech:
    'You keep forgetting this card, and repeating it alone rarely helps. Reread its part of the lesson, run the example and explain it in your own words, or suspend the card for now.',
  lastStep: 'One step further, as practice that nothing rates:',
  fixTheBug: 'fix the bug in this program',
  leechLesson: 'Open the lesson',
  leechExample: 'A smaller example',
  practice: 'Once more, because you missed it. This attempt does not change when the card comes back.',
  saving: 'Saving your answers…',
  loading: 'Loading your cards…',
  unsaved: (n: number) =>
    n === 1
      ? '1 answer is not saved on the server yet. It is stored in this browser and will be sent automatically.'
      : `${n} answers are not saved on the server yet. They are stored in this browser and will be sent automatically.`,
  signedOut: (n: number) =>
    `You are signed out. ${yourAnswersAre(n)} kept in this browser until you sign in again.`,
  signIn: 'Sign in',
  otherLearner: (n: number) =>
    `Someone else has signed in on this browser. ${yourAnswersAre(n)} kept here until you sign in again, and never saved to their account.`,
  wrongAddress: (n: number) =>
    `The server does not accept answers from this address. Please tell the person who runs this site. ${yourAnswersAre(n)} kept in this browser.`,
  unknownReply: (n: number) =>
    `The server sent a reply that this page does not understand. ${yourAnswersAre(n)} kept in this browser. Please reload the page.`,
  news: {
    undone: 'Undone. Here is the card again.',
    buried: 'The card is hidden until tomorrow. Undo brings it back.',
    suspended: 'The card is suspended and will not be shown again. Undo brings it back.',
    flagged: 'Thank you. Your note goes to the author.',
    stale:
      'This card was answered elsewhere in the meantime. That answer counts, and this one was kept as practice.',
    corrected:
      'One of your answers was rated higher than its grade allows, so it was saved with the highest rating that the grade allows. Card history shows which.',
    late: 'Your answer was kept as practice, because it came too late: the card was reset or answered again after you saw it, or the answer waited for more than a month.',
    refused: 'Your last answer could not be saved, because the card no longer exists. Nothing else was lost.',
    'not-undone':
      'This could not be undone, because the card was answered or reset elsewhere in the meantime.',
  },
  offlineTitle: 'No connection',
  offlineText: (n: number) =>
    `You have answered every card that was loaded. ${yourAnswersAre(n)} kept in this browser and will be saved as soon as the connection is back.`,
  tryNow: 'Try now',
  unknownReplyTitle: 'Please reload this page',
  unknownReplyText:
    'The server sent a reply that this page does not understand, perhaps because Retrace was updated. None of your answers are lost.',
  reload: 'Reload the page',
  failedTitle: 'Your cards could not be loaded',
  failedText: 'None of your answers are lost.',
  done: 'Done for now',
  lanes:
    'Your answers in order: correct ones above, wrong ones below, and those that you judged yourself as outlines.',
  doneGraded: (right: number, of: number) =>
    `${right} of ${counted(of, 'graded answer', 'graded answers')} correct.`,
  doneSelfGraded: (right: number, of: number) =>
    `You judged ${counted(of, 'answer', 'answers')} yourself, and knew ${right} of ${of}.`,
  missed: 'What you missed',
  missedRight: 'correct since',
  missedSelfGraded: 'known since, by your own judgement',
  inLesson: (lesson: string) => `Read in “${lesson}”`,
  missedNext: (interval: string) => `comes back in ${interval}`,
  nextDue: (when: string) => `The next card is due ${when}.`,
  nothingYet: 'Nothing to study yet',
  nothingYetText:
    'Your cards come from the sections of lessons that you have read. Open a lesson, read, and begin its cards.',
  nothingDueText: 'Nothing is due, and there are no new cards for today.',
  chooseLesson: 'Choose a lesson',
  quiz: 'Take a quiz',
  ahead: 'Study ahead',
  aheadHint:
    'Review cards that are due in the next few days. Early reviews count for less, so you never need to.',
  back: 'Back to today',
  allCards: 'All cards',
} as const
