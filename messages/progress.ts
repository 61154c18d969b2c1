import { counted } from '#messages/counted'

/** Texts of the progress page. */
export const progressMessages = {
  title: 'Progress',
  pagesLabel: 'Progress',
  pages: { knowledge: 'Concepts', memory: 'Memory', map: 'Map', beliefs: 'Beliefs', exams: 'Exams' },
  noneDue: 'None is due now.',
  studyDue: (n: number) => `Study ${counted(n, 'due card', 'due cards')}`,
  ofCards: (n: number) => `Your ${counted(n, 'card', 'cards')}`,
  basis: (graded: number, selfGraded: number) =>
    `This rests on ${counted(graded, 'graded test', 'graded tests')} and ${counted(selfGraded, 'test', 'tests')} that you judged yourself. A test is the first answer to a card on a later day.`,
  concepts: 'Concepts',
  conceptsLead:
    'How well you know each concept. Open one to see its evidence: its cards, and every answer that counts.',
  masteryHint:
    'New questions are first tries of a day on a question that you had not seen, graded by the app. Only they show that you can do it again elsewhere, so a card that has any is known only if you got one of its latest two right.',
  mastery: 'New questions',
  masteryOf: (passed: number, of: number) => `${passed} of ${of} right`,
  atLeast: (share: number) => `at least ${Math.floor(share * 100)}%`,
  meaning: 'What the states mean',
  openLesson: 'Open the lesson',
  concept: 'Concept',
  tested: (tested: number, of: number) => `${tested} of ${of} tested`,
  state: 'State',
  tests: 'Tests',
  passed: (passed: number, of: number) => `${passed} of ${of} passed`,
  passedSelfGraded: (passed: number, of: number) => `${passed} of ${of} self-graded`,
  noTests: 'none',
  reviews: 'Answers per day',
  reviewsCaption: (n: number) => `Answers on each of the last ${n} days`,
  forecast: 'Due soon',
  forecastCaption: 'Cards due on each of the next seven days',
  answers: 'Answers',
  dueCards: 'Cards',
  passRate: 'Recall rate',
  passRateText: (passed: number, of: number) => `${passed} of ${of} graded tests passed in the last 30 days.`,
  passRateSelfGraded: (passed: number, of: number) =>
    `By your own judgement, you also passed ${passed} of ${of} others.`,
  passRateTooFew: 'Fewer than five graded tests in the last 30 days, which is too few to tell.',
  empty: 'Nothing to show yet',
  emptyText: 'Open a lesson and study its cards, and your progress will show up here.',
} as const
