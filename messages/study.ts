import { counted } from '#messages/counted'

const cards = (n: number) => counted(n, 'card', 'cards')
const answers = (n: number) => counted(n, 'answer', 'answers')

/** Texts of a study session. */
export const studyMessages = {
  title: 'Study',
  showAnswer: 'Show answer',
  rate: 'How well did you know it?',
  rateAs: (rating: string, interval: string) => `${rating}: next in ${interval}`,
  suggested: 'suggested by your answer',
  reasons: {
    'gave-up': 'You did not know it, so it comes back soon.',
    wrong: 'It was not right, so it comes back soon.',
    guessed: 'Right, but you guessed. Only you can tell how well you knew it.',
    right: 'Right. Correct the rating if it felt otherwise.',
    easy: 'Right, sure and quick.',
  },
  undo: 'Undo',
  keys: 'Keys',
  keysTitle: 'Keys of this page',
  close: 'Close',
  keyList: [
    ['Space', 'show the answer, or take the suggested rating'],
    ['Ctrl + Enter', 'check what you typed or chose; in a single line Enter does'],
    ['1 – 4', 'choose an option, say how sure you are, or rate: Again, Hard, Good, Easy'],
    ['U', 'undo, as often as you like'],
    ['B', 'bury: show the card tomorrow'],
    ['S', 'suspend: do not show the card any more'],
    ['F', 'flag: something is wrong with the card'],
    ['L', 'open the lesson'],
    ['?', 'show this list'],
  ],
  actions: {
    label: 'This card',
    bury: 'Not today',
    suspend: 'Suspend',
    flag: 'Something wrong?',
    lesson: 'Lesson',
    buryHint: 'Show this card tomorrow (B)',
    suspendHint: 'Do not show this card any more (S)',
    flagHint: 'Tell the author (F)',
    lessonHint: 'Open the lesson in a new tab (L)',
  },
  flag: {
    title: 'What is wrong with this card?',
    label: 'Your note to the author',
    hint: 'For example: the answer is not right, the question can be read in two ways.',
    send: 'Send',
    cancel: 'Cancel',
  },
  left: { learning: 'learning', review: 'to review', new: 'new' },
  leftLabel: 'What is left',
  leech:
    'You keep forgetting this one, and more of the same seldom helps. Read its part of the lesson again, run the example, and say it in your own words; or suspend it for now.',
  leechLesson: 'Open the lesson',
  leechExample: 'A smaller example of the same',
  practice: 'Once more, because you missed it. This try does not change when it comes back.',
  saving: 'Saving your answers …',
  loading: 'Fetching your cards …',
  unsaved: (n: number) =>
    n === 1
      ? '1 answer is not saved on the server yet. It is kept in this browser, and sent by itself.'
      : `${n} answers are not saved on the server yet. They are kept in this browser, and sent by themselves.`,
  signedOut: (n: number) =>
    `You are signed out here. ${answers(n)} ${n === 1 ? 'is' : 'are'} kept in this browser until you sign in again.`,
  signIn: 'Sign in',
  otherLearner: (n: number) =>
    `Somebody else is signed in in this browser now. Your ${answers(n)} ${n === 1 ? 'waits' : 'wait'} here until you sign in again; nobody else’s account gets ${n === 1 ? 'it' : 'them'}.`,
  unknownReply: (n: number) =>
    `The server sent a reply that this page does not understand. ${n === 1 ? 'Your answer is' : `Your ${n} answers are`} kept in this browser. Please reload the page.`,
  news: {
    undone: 'Taken back: here is the card again.',
    buried: 'That card is hidden until tomorrow. Undo brings it back.',
    suspended: 'That card is suspended: it is not asked any more. Undo brings it back.',
    flagged: 'Thank you. Your note goes to the author; the card stays as it is.',
    stale:
      'This card was answered elsewhere in the meantime, and that answer counts. Yours was kept as practice.',
    refused: 'The last answer was refused: the card is not there any more. Nothing else was lost.',
    'not-undone': 'This could not be undone: the card was answered elsewhere in the meantime.',
  },
  offlineTitle: 'No connection',
  offlineText: (n: number) =>
    `You have answered every card that was loaded. ${n === 1 ? 'Your answer is' : `Your ${n} answers are`} kept in this browser and will be saved as soon as the connection is back.`,
  tryNow: 'Try now',
  unknownReplyTitle: 'Please reload this page',
  unknownReplyText:
    'The server sent a reply that this page does not understand, perhaps because Retrace was updated. None of your answers are lost.',
  reload: 'Reload the page',
  failedTitle: 'Your cards could not be fetched',
  failedText: 'Nothing that you answered was lost.',
  done: 'Done for now',
  doneSummary: (answered: number, right: number) =>
    right === answered
      ? `You answered ${cards(answered)}, all of them right.`
      : `You answered ${cards(answered)}, ${right} of them right.`,
  missed: 'What you missed',
  missedRight: 'right since',
  inLesson: (lesson: string) => `Read in “${lesson}”`,
  missedNext: (interval: string) => `comes back in ${interval}`,
  nextDue: (when: string) => `The next card is due ${when}.`,
  nothingYet: 'Nothing to study yet',
  nothingYetText: 'Cards come from the lessons that you have opened. Open one and read it first.',
  nothingDueText: 'Nothing is due, and there is no new card for today.',
  chooseLesson: 'Choose a lesson',
  quiz: 'Take a quiz',
  ahead: 'Study ahead',
  aheadHint: 'Cards that are due in the next days. Coming early counts for less, so it is never needed.',
  back: 'Back to today',
  allCards: 'All cards',
} as const
