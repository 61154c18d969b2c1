import { counted } from '#messages/counted'

const questions = (n: number) => counted(n, 'question', 'questions')
const minutes = (n: number) => counted(n, 'minute', 'minutes')
const score = (right: number, of: number) => `${right} of ${of} right`

/** Texts of quizzes. */
export const quizMessages = {
  title: 'Quiz',
  lead: 'Questions about what you choose. Each answer is explained, by the run of its program where there is one.',
  question: (n: number, of: number) => `Question ${n} of ${of}`,
  score,
  pretest: 'Before reading',
  about: (first: string, others: number) =>
    others === 0 ? first : `${first} and ${counted(others, 'other lesson', 'other lessons')}`,
  empty: 'There is nothing to ask about yet',
  emptyText: 'Quizzes are about lessons. None of them gives questions so far.',
  setup: {
    lessons: 'About',
    lessonsHint: 'If you choose none, it is about all.',
    questions,
    concepts: 'Only some of the concepts',
    length: 'Questions, at most',
    feedback: 'Tell me what is right',
    feedbacks: { each: 'after each answer', end: 'when I have handed in everything' },
    focus: 'Choose',
    focuses: { mixed: 'a mixture', weakest: 'what I am weakest at' },
    families: 'Kinds of questions',
    familyNames: {
      words: 'Terms and what they mean',
      output: 'What a program prints',
      time: 'When it prints, and whose turn it is',
      'what-if': 'What a change would do',
    },
    minutes: 'Time limit',
    noLimit: 'none',
    minutesOf: minutes,
    more: 'Choose more exactly',
    start: 'Start the quiz',
    none: 'No question fits this choice. Take more lessons or more kinds of questions.',
    invalid: 'This choice could not be read. Choose again.',
  },
  run: {
    answered: (n: number, of: number) => `${n} of ${of} questions answered`,
    answer: 'Answer',
    save: 'Save the answer',
    confidence: 'How sure are you? Then it is saved.',
    saved: 'Saved. You can change it until you hand in.',
    gaveUp: 'You left it open.',
    next: 'Next question',
    previous: 'Previous question',
    toResult: 'See the result',
    mark: 'Look at it again later',
    marked: 'marked',
    isAnswered: 'answered',
    isOpen: 'open',
    jump: (n: number, state: string) => `Question ${n}: ${state}`,
    overview: 'All questions of this quiz',
    onePage: 'All on one page',
    oneByOne: 'One at a time',
    handIn: 'Hand in',
    handInTitle: 'Hand in the quiz?',
    handInOpen: (n: number) =>
      n === 0
        ? 'Every question has an answer.'
        : `${questions(n)} without an answer would count as not known.`,
    handInMarked: (n: number) =>
      n === 0 ? '' : `You wanted to look at ${counted(n, 'question', 'questions')} again.`,
    goOn: 'Go on with it',
    failed: 'That did not reach the server. Your answer still stands here: try again.',
    timeLeft: 'Time left',
    lastMinute: 'One minute is left.',
    timeUp: 'The time is up. What you had answered is being graded.',
    keys: 'Keys: 1 to 9 choose an answer, N and P go to the next and the previous question, M marks one.',
    sheet: 'Print it',
  },
  result: {
    rests: (of: number, concepts: number) =>
      `It rests on ${questions(of)}${concepts === 0 ? '' : ` about ${counted(concepts, 'concept', 'concepts')}`}. Partly right is not right.`,
    tooFew: 'So few questions say little about what you know.',
    pretest: 'Nothing was rated: you have not read the lesson yet. Look for these points while you read.',
    moved: (n: number) => `${counted(n, 'card', 'cards')} of your schedule moved because of this quiz.`,
    notMoved: 'Your schedule did not move: it only does for cards that you have studied before today.',
    movedTo: (when: string) => `Your card about this comes back ${when}.`,
    movedAgain: (when: string) => `You have forgotten this, so your card about it comes back ${when}.`,
    byConcept: 'By concept',
    byKind: 'By kind of question',
    group: { concept: 'Concept', kind: 'Kind', confidence: 'You were' },
    right: 'Right',
    surelyWrong: 'Sure, and wrong',
    surelyWrongText:
      'Here you believed something that is not so. These questions come first in your next quizzes, until you get them right.',
    calibration: 'How sure you were',
    confidences: { sure: 'sure', think: 'fairly sure', guess: 'guessing' },
    credit: (percent: number) => `Partly right: ${percent} %. That counts as not right.`,
    studyLesson: 'Study',
    readLesson: 'Read the lesson',
    retry: 'Ask me what I missed',
    again: 'Take another one',
    answers: 'Question by question',
  },
  past: {
    title: 'Earlier quizzes',
    none: 'You have not taken a quiz yet.',
    open: (answered: number, of: number) => `Not finished: ${answered} of ${of} answered`,
    unfinished: 'Not finished yet',
    chart: 'Your quizzes, the latest on the right: share of right answers',
    about: 'About',
    result: 'Result',
  },
  pretestOffer: {
    title: 'Before you read',
    text: 'Three questions, to see what you think now. Wrong answers are welcome, and nothing is rated.',
    start: 'Try three questions',
  },
  sheet: {
    title: 'Quiz sheet',
    keyTitle: 'Key',
    name: 'Name',
    date: 'Date',
    print: 'Print',
    toKey: 'The key, on a page of its own',
    toSheet: 'The questions',
    keyLater: 'The key can be printed when the quiz is handed in.',
    back: 'Back to the quiz',
    linesBelow: 'Write the numbers of these lines in the right order:',
    pickLine: 'Write the number of the line:',
  },
} as const

/** What a quiz is about, in a line. */
export function quizTitle({
  purpose,
  lessons,
}: {
  purpose: 'quiz' | 'pretest'
  lessons: readonly { title: string }[]
}): string {
  const [first, ...others] = lessons
  const about = quizMessages.about(first?.title ?? quizMessages.title, others.length)
  return purpose === 'pretest' ? `${quizMessages.pretest}: ${about}` : about
}
