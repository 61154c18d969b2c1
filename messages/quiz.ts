import { counted } from '#messages/counted'

const questions = (n: number) => counted(n, 'question', 'questions')
const minutes = (n: number) => counted(n, 'minute', 'minutes')
const score = (right: number, of: number) => `${right} of ${of} correct`

/** Texts of quizzes. */
export const quizMessages = {
  title: 'Quiz',
  lead: 'Questions on the topics you choose. Every answer is explained, with the run of its program if there is one.',
  question: (n: number, of: number) => `Question ${n} of ${of}`,
  score,
  pretest: 'Pretest',
  about: (first: string, others: number) =>
    others === 0 ? first : `${first} and ${counted(others, 'other lesson', 'other lessons')}`,
  empty: 'There are no questions yet',
  emptyText: 'Quizzes are made from lessons, and no lesson has questions so far.',
  setup: {
    lessons: 'Lessons',
    lessonsHint: 'Choose none to include all of them.',
    questions,
    concepts: 'Only these concepts',
    length: 'Questions (at most)',
    feedback: 'Show feedback',
    feedbacks: { each: 'after each answer', end: 'when I submit the quiz' },
    focus: 'Focus on',
    focuses: { mixed: 'everything', weakest: 'my weakest concepts' },
    families: 'Types of questions',
    familyNames: {
      words: 'Terms and their meanings',
      output: 'What a program prints',
      time: 'When things happen, and what runs next',
      'what-if': 'The effect of a change',
    },
    minutes: 'Time limit',
    noLimit: 'none',
    minutesOf: minutes,
    more: 'More options',
    start: 'Start the quiz',
    none: 'No questions match these options. Choose more lessons or more types of questions.',
    invalid: 'These options are not valid. Please choose again.',
  },
  run: {
    leave: 'Leave the quiz for now',
    answered: (n: number, of: number) => `${n} of ${of} questions answered`,
    answer: 'Answer',
    save: 'Save answer',
    confidence: 'To save your answer, say how sure you are.',
    saved: 'Saved. You can change it until you submit the quiz.',
    gaveUp: 'Saved as “I don’t know”.',
    next: 'Next question',
    previous: 'Previous question',
    toResult: 'See the result',
    mark: 'Mark for review',
    marked: 'marked for review',
    isAnswered: 'answered',
    isOpen: 'not answered',
    jump: (n: number, state: string) => `Question ${n}: ${state}`,
    overview: 'All questions of this quiz',
    onePage: 'All on one page',
    oneByOne: 'One at a time',
    submit: 'Submit quiz',
    submitTitle: 'Submit the quiz?',
    submitOpen: (n: number) =>
      n === 0
        ? 'You have answered every question.'
        : `${questions(n)} without an answer will count as not known.`,
    submitMarked: (n: number) =>
      n === 0 ? '' : `${counted(n, 'question is', 'questions are')} still marked for review.`,
    keepWorking: 'Keep working',
    failed: 'The server did not respond. Your answer is still here. Please try again.',
    timeLeft: 'Time left',
    lastMinute: 'One minute left.',
    timeUp: 'Time is up. Your answers are being graded.',
    keys: 'Shortcuts: 1 to 9 choose an answer, N and P go to the next and previous question, M marks a question for review.',
    sheet: 'Print',
  },
  result: {
    lanes: 'Your answers in order: correct ones above, wrong ones below.',
    basis: (of: number, concepts: number) =>
      `Based on ${questions(of)}${concepts === 0 ? '' : ` about ${counted(concepts, 'concept', 'concepts')}`}. Partly correct answers count as incorrect.`,
    tooFew: 'So few questions say little about what you know.',
    pretest:
      'Your schedule did not change, because you have not read the lesson yet. Look out for these points as you read it.',
    moved: (n: number) => `This quiz changed the schedule of ${counted(n, 'card', 'cards')}.`,
    notMoved: 'Your schedule did not change. A quiz changes it only for cards that you studied before today.',
    movedTo: (when: string) => `Your card about this comes back ${when}.`,
    movedAgain: (when: string) => `You had forgotten this, so your card about it comes back ${when}.`,
    byConcept: 'By concept',
    byKind: 'By type of question',
    group: { concept: 'Concept', kind: 'Type', confidence: 'You were' },
    right: 'Correct',
    confidentMistakes: 'Sure, but wrong',
    confidentMistakesText:
      'You were sure of these answers, but they are wrong. These questions come first in your next quizzes, until you get them right.',
    calibration: 'How sure you were',
    confidences: { sure: 'sure', think: 'fairly sure', guess: 'guessing' },
    partlyRight: (right: number, of: number) =>
      `${right} of ${of} right. Only a complete answer counts as correct.`,
    studyLesson: 'Study',
    readLesson: 'Read the lesson',
    retry: 'Retry what I missed',
    again: 'Take another quiz',
    answers: 'Question by question',
  },
  past: {
    title: 'Past quizzes',
    none: 'You have not taken a quiz yet.',
    open: (answered: number, of: number) => `Unfinished: ${answered} of ${of} answered`,
    unfinished: 'Unfinished quizzes',
    discard: 'Discard',
    finishNow: 'Finish with these answers',
    discardNamed: (action: string, title: string) => `${action}: ${title}`,
    chart: 'Share of correct answers in your quizzes, latest on the right',
    about: 'About',
    result: 'Result',
  },
  sheet: {
    title: 'Quiz sheet',
    keyTitle: 'Answer key',
    name: 'Name',
    date: 'Date',
    print: 'Print',
    toKey: 'Answer key',
    toSheet: 'Questions',
    keyLater: 'You can print the answer key once you have submitted the quiz.',
    back: 'Back to the quiz',
    assignBelow: 'Write the right letter in each box:',
    linesBelow: 'Write the numbers of these lines in the correct order:',
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
