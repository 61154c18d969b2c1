/** Texts of the start page for visitors. */
export default {
  title: 'Learn to predict what a program will do',
  lead: 'Retrace turns lessons into flashcards, quizzes and predict-the-output questions, and brings each one back just before you would forget it. Every answer comes from actually running the program.',
  tryOne: 'Predict what it prints',
  keepGoing: 'Create an account and go on',
  signUp: 'Create an account',
  signIn: 'Sign in',
  promises: {
    runs: {
      title: 'Answers from real runs',
      text: 'Every example was run in CPython on a virtual clock. The answer is what it printed.',
    },
    options: {
      title: 'Wrong options that teach',
      text: 'Each wrong option is what the program would print if a common misconception were true. Pick one, and you learn which.',
    },
    time: {
      title: 'Reviews at the right time',
      text: 'FSRS schedules each card for you personally, and every button shows when the card will come back.',
    },
  },
} as const
