/** Texts of the start page of a visitor. */
export const welcomeMessages = {
  title: 'Learn to see what a program will do',
  lead: 'Retrace turns lessons into flashcards, quizzes and predict-the-output questions, and brings each one back when you are about to forget it. Every answer key comes from really running the program.',
  tryOne: 'Try one',
  signUp: 'Create an account',
  signIn: 'Sign in',
  promises: [
    {
      title: 'Answers that were run, not written',
      text: 'Each example ran in real CPython on a virtual clock. What it printed is the answer.',
    },
    {
      title: 'Wrong answers that mean something',
      text: 'A wrong option is what the program would print if a common belief were true. Choose it, and you are told which one.',
    },
    {
      title: 'Back at the right time',
      text: 'FSRS schedules every card for you alone, and the buttons show what will really happen.',
    },
  ],
} as const
