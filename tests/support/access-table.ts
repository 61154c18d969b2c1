import { FormFields } from '#tests/support/server-action'
import { settingsForm } from '#tests/support/settings-form'

/** Who sends a request. `owner` is a learner, to whom the rows that it names belong; `other` is another learner. */
export const callers = ['signedOut', 'other', 'author', 'host', 'owner'] as const
export type Caller = (typeof callers)[number]

/** A status, or the path that a redirect leads to. */
type Outcome = number | `/${string}`

/** The rows that requests name. All of them but the card and the lesson belong to `owner`. */
export interface Rows {
  cardId: string
  itemId: string
  runHash: string
  lessonPath: string
  lessonId: string
  lessonFile: string
  ownerId: string
  reviewId: string
  changeKey: string
  flagId: string
  /** An item that visitors may try. */
  sampleId: string
  weightsId: string
  /** A session of the owner in another browser. */
  sessionId: string
  /** A quiz that is open. */
  quizId: string
  /** A quiz that is finished. */
  finishedQuizId: string
  /** A private deck. */
  deckId: string
  /** A card in it. */
  ownCardId: string
}

/** What a request of the table is: a page, a JSON request, or a server action with its arguments. */
export type Call =
  | { kind: 'get'; path: string }
  | { kind: 'json'; path: string; body: unknown }
  | { kind: 'action'; path: string; arguments: unknown[] }

export interface AccessRule {
  /** A route as in `appRoutes`, or an action as in `serverActions`. */
  of: string
  /** Tells rules of the same route apart. */
  as?: string
  call: (rows: Rows, key: string) => Call
  outcomes: Record<Caller, Outcome>
  /** Who may change what belongs to the owner, besides the owner. */
  changes?: Caller[]
}

const anyone = (outcome: Outcome): Record<Caller, Outcome> => ({
  signedOut: outcome,
  other: outcome,
  author: outcome,
  host: outcome,
  owner: outcome,
})
const anyLearner = (signedOut: Outcome, signedIn: Outcome = 200) => ({ ...anyone(signedIn), signedOut })
const onlyOwner = { ...anyone(404), signedOut: '/sign-in', owner: 200 } as const
const onlyAuthors = { ...anyone(404), signedOut: '/sign-in', author: 200, host: 200 } as const

const get = (path: string) => () => ({ kind: 'get', path }) as const
const page = (path: (rows: Rows) => string) => (rows: Rows) => ({ kind: 'get', path: path(rows) }) as const
const json = (path: string, body: (rows: Rows, key: string) => unknown) => (rows: Rows, key: string) =>
  ({ kind: 'json', path, body: body(rows, key) }) as const
/** @param path a page that has the action */
const action =
  (path: string, argumentsOf: (rows: Rows) => unknown[]) =>
  (rows: Rows): Call => ({ kind: 'action', path, arguments: argumentsOf(rows) })

const lessonPage = '/lessons/asyncio/asynchronous-programming'
const settings = { ...settingsForm, newCardsPerDay: '7', saturday: 'less', sunday: 'minimum' }

/**
 * Who gets what from each route and server action. Every rule is tried by every caller; `tests/e2e/access.test.ts` fails
 * if a route or an action has no rule.
 */
export const accessRules: AccessRule[] = [
  // For everybody.
  { of: '/', call: get('/'), outcomes: anyone(200) },
  {
    of: 'app/actions.ts#checkSampleAction',
    call: action('/', ({ sampleId }) => [{ itemId: sampleId, answer: { kind: 'gave-up' } }]),
    outcomes: anyone(200),
  },
  {
    of: 'app/actions.ts#checkSampleAction',
    as: 'with an item that is no sample',
    call: action('/', ({ itemId }) => [{ itemId, answer: { kind: 'gave-up' } }]),
    outcomes: anyone(404),
  },
  {
    of: 'app/actions.ts#chooseLanguageAction',
    call: action('/', () => [new FormFields({ language: 'de' })]),
    outcomes: anyone(200),
  },
  {
    of: 'app/actions.ts#chooseLanguageAction',
    as: 'with a language that is not offered',
    call: action('/', () => [new FormFields({ language: 'xx' })]),
    outcomes: anyone(404),
  },
  { of: '/privacy', call: get('/privacy'), outcomes: anyone(200) },
  { of: '/play', call: get('/play'), outcomes: anyone(200) },
  { of: '/robots.txt', call: get('/robots.txt'), outcomes: anyone(200) },
  { of: '/icon.svg', call: get('/icon.svg'), outcomes: anyone(200) },
  { of: '/apple-icon.png', call: get('/apple-icon.png'), outcomes: anyone(200) },
  { of: '/manifest.webmanifest', call: get('/manifest.webmanifest'), outcomes: anyone(200) },
  { of: '/offline', call: get('/offline'), outcomes: anyone(200) },
  // Without SECURITY_CONTACT.
  { of: '/security.txt', call: get('/.well-known/security.txt'), outcomes: anyone(404) },
  { of: '/api/health', call: get('/api/health'), outcomes: anyone(200) },
  { of: '/api/health/live', call: get('/api/health/live'), outcomes: anyone(200) },
  { of: '/api/auth/[...nextauth]', call: get('/api/auth/session'), outcomes: anyone(200) },

  // For whoever is signed out.
  { of: '/sign-in', call: get('/sign-in'), outcomes: { ...anyone('/'), signedOut: 200 } },
  { of: '/sign-up', call: get('/sign-up'), outcomes: { ...anyone('/'), signedOut: 200 } },
  {
    of: 'app/(account)/sign-up/actions.ts#signUpAction',
    as: 'with a taken address',
    call: action('/sign-up', ({ ownerId }) => [
      { email: `${ownerId}@example.org`, password: 'a short sentence', code: '', timeZone: 'UTC' },
    ]),
    outcomes: anyone(200),
  },
  // Whoever has come from no provider is sent to where everybody signs up.
  {
    of: '/sign-up/by-provider',
    call: get('/sign-up/by-provider'),
    outcomes: { ...anyone('/'), signedOut: '/sign-up' },
  },
  {
    of: 'app/(account)/sign-up/by-provider/actions.ts#signUpByProviderAction',
    call: action('/sign-up/by-provider', () => [{ code: '', timeZone: 'UTC' }]),
    outcomes: anyone(200),
  },

  // Only where SMTP_URL is set.
  {
    of: '/forgot-password',
    call: get('/forgot-password'),
    outcomes: { ...anyone('/account'), signedOut: 404 },
  },
  { of: '/reset-password', call: get('/reset-password'), outcomes: anyone(404) },
  { of: '/verify-email', call: get('/verify-email'), outcomes: anyone(404) },
  {
    of: 'app/(account)/forgot-password/actions.ts#requestResetAction',
    call: action('/forgot-password', () => [{ email: 'nobody@example.org' }]),
    outcomes: anyone(404),
  },
  {
    of: 'app/(account)/reset-password/actions.ts#resetPasswordAction',
    call: action('/reset-password', () => [{ token: 'made up', password: 'a short sentence' }]),
    outcomes: anyone(404),
  },
  {
    of: 'app/(account)/verify-email/actions.ts#verifyEmailAction',
    call: action('/verify-email', () => [{ token: 'made up' }]),
    outcomes: anyone(404),
  },
  {
    of: 'app/account/actions.ts#sendVerificationAction',
    call: action('/account', () => []),
    outcomes: anyLearner('/sign-in', 404),
  },

  { of: '/stop-reminders', call: get('/stop-reminders'), outcomes: anyone(200) },
  {
    of: 'app/(account)/stop-reminders/actions.ts#stopRemindersAction',
    call: action('/stop-reminders', () => [{ token: 'made up' }]),
    outcomes: anyone(200),
  },
  {
    of: '/api/reminders/stop',
    call: get('/api/reminders/stop?token=made-up'),
    outcomes: anyone('/stop-reminders'),
  },
  {
    of: 'app/settings/actions.ts#saveReminderAction',
    call: action('/settings', () => [null, new FormFields({ digestHour: '8' })]),
    outcomes: anyLearner('/sign-in', 404),
  },

  // For every learner, about the content and their own progress.
  { of: '/api/reminders/due', call: get('/api/reminders/due'), outcomes: { ...anyone(200), signedOut: 401 } },
  { of: '/lessons', call: get('/lessons'), outcomes: anyLearner('/sign-in') },
  {
    of: '/lessons/[course]/[lesson]',
    call: page(({ lessonPath }) => lessonPath),
    outcomes: anyLearner('/sign-in'),
  },
  {
    of: '/lessons/[course]/[lesson]/practice',
    call: page(({ lessonPath }) => `${lessonPath}/practice`),
    outcomes: anyLearner('/sign-in'),
  },
  { of: '/progress', call: get('/progress'), outcomes: anyLearner('/sign-in') },
  { of: '/progress/memory', call: get('/progress/memory'), outcomes: anyLearner('/sign-in') },
  { of: '/progress/map', call: get('/progress/map'), outcomes: anyLearner('/sign-in') },
  { of: '/progress/exams', call: get('/progress/exams'), outcomes: anyLearner('/sign-in') },
  { of: '/progress/beliefs', call: get('/progress/beliefs'), outcomes: anyLearner('/sign-in') },
  {
    of: '/progress/[course]/[concept]',
    call: get('/progress/asyncio/coroutine'),
    outcomes: anyLearner('/sign-in'),
  },
  { of: '/settings', call: get('/settings'), outcomes: anyLearner('/sign-in') },
  // Only `npm run dev` has it.
  { of: '/design', call: get('/design'), outcomes: anyone(404) },
  { of: '/study', call: get('/study'), outcomes: anyLearner('/sign-in') },
  { of: '/cards', call: get('/cards'), outcomes: anyLearner('/sign-in') },
  {
    of: '/cards/[...card]',
    call: page(({ cardId }) => `/cards/${cardId}`),
    outcomes: anyLearner('/sign-in'),
  },
  { of: '/quiz', call: get('/quiz'), outcomes: anyLearner('/sign-in') },
  {
    of: '/play',
    as: 'with a program of a lesson',
    call: page(({ runHash }) => `/play?run=${runHash}`),
    outcomes: anyLearner('/sign-in'),
  },
  {
    of: '/runs/[hash]',
    call: page(({ runHash }) => `/runs/${runHash}`),
    outcomes: anyLearner('/sign-in'),
  },
  {
    of: '/api/runs/[hash]',
    call: page(({ runHash }) => `/api/runs/${runHash}`),
    outcomes: anyLearner(401),
  },
  {
    of: '/content/[...path]',
    call: page(({ lessonFile }) => `/content/${lessonFile}`),
    outcomes: anyLearner(401, '/lessons/asyncio/asynchronous-programming'),
  },

  // Requests that change something of whoever sends them.
  {
    of: '/api/runs/[hash]',
    as: 'answers to what it asks',
    call: (_, key) => ({
      kind: 'json',
      path: `/api/runs/${'0'.repeat(64)}`,
      body: { key: key.replaceAll('-', ''), answers: [0] },
    }),
    outcomes: anyLearner(401, 404),
  },
  {
    of: '/api/study',
    call: json('/api/study', () => ({ lessonId: null, held: [] })),
    outcomes: anyLearner(401),
  },
  {
    of: '/api/reviews',
    call: json('/api/reviews', ({ cardId, itemId }, key) => ({
      lessonId: null,
      review: { key, cardId, itemId, revision: 0, rating: 3, durationMillis: null, atMillis: Date.now() },
    })),
    outcomes: anyLearner(401),
  },
  {
    of: '/api/reviews/undo',
    as: "of the owner's rating",
    call: json('/api/reviews/undo', ({ reviewId }) => ({ lessonId: null, reviewId })),
    outcomes: anyLearner(401),
  },
  {
    of: '/api/cards/change',
    call: json('/api/cards/change', ({ cardId }, key) => ({
      lessonId: null,
      change: { key, cardId, change: { event: 'suspended' } },
    })),
    outcomes: anyLearner(401),
  },
  {
    of: '/api/cards/flag',
    call: json('/api/cards/flag', ({ cardId, itemId }, key) => ({
      lessonId: null,
      flag: { key, cardId, itemId, note: 'This is not clear.' },
    })),
    outcomes: anyLearner(401),
  },
  {
    of: 'app/cards/actions.ts#changeCardsAction',
    call: action('/cards', ({ cardId }) => [{ cardIds: [cardId], change: { event: 'unsuspended' } }]),
    outcomes: anyLearner('/sign-in'),
  },
  {
    of: 'app/cards/actions.ts#undoChangesAction',
    as: "of the owner's change",
    call: action('/cards', ({ changeKey }) => [[changeKey]]),
    outcomes: anyLearner('/sign-in'),
  },
  { of: '/account', call: get('/account'), outcomes: anyLearner('/sign-in') },
  {
    of: 'app/account/actions.ts#changePasswordAction',
    as: 'with a password that is too short',
    call: action('/account', () => [{ current: 'a short sentence', wanted: 'short' }]),
    outcomes: anyLearner('/sign-in'),
  },
  {
    of: 'app/account/actions.ts#changeEmailAction',
    as: 'to what is no address',
    call: action('/account', () => [{ email: 'nobody', emailPassword: 'a short sentence' }]),
    outcomes: anyLearner('/sign-in'),
  },
  {
    of: 'app/account/actions.ts#endSessionAction',
    as: "of the owner's session",
    // For anyone else there is no such session, so that nothing happens.
    call: action('/account', ({ sessionId }) => [sessionId]),
    outcomes: anyLearner('/sign-in'),
  },
  {
    of: 'app/account/actions.ts#endOtherSessionsAction',
    call: action('/account', () => []),
    outcomes: anyLearner('/sign-in'),
  },
  // No provider is set.
  {
    of: 'app/account/actions.ts#askToLinkAction',
    call: action('/account', () => [{ issuer: 'https://github.com', providerPassword: 'a short sentence' }]),
    outcomes: anyLearner('/sign-in', 404),
  },
  {
    of: 'app/account/actions.ts#unlinkProviderAction',
    as: 'of no site',
    call: action('/account', () => [{ providerPassword: 'a short sentence' }]),
    outcomes: anyLearner('/sign-in', 404),
  },
  {
    of: 'app/account/actions.ts#deleteAccountAction',
    as: 'without its address',
    call: action('/account', () => [{ typed: '', deletionPassword: 'a short sentence' }]),
    outcomes: anyLearner('/sign-in'),
  },
  { of: '/api/account/export', call: get('/api/account/export'), outcomes: anyLearner(401) },
  {
    // A request of our pages carries a ZIP; JSON cannot even be told from that of another site.
    of: '/api/account/import',
    call: json('/api/account/import', () => ({})),
    outcomes: anyone(403),
  },
  {
    of: 'app/progress/exams/actions.ts#setExamAction',
    call: action('/progress/exams', () => [
      null,
      new FormFields({ scope: '["asyncio",null]', date: '2100-01-01' }),
    ]),
    outcomes: anyLearner('/sign-in'),
  },
  {
    of: 'app/progress/exams/actions.ts#removeExamAction',
    call: action('/progress/exams', () => [null, new FormFields({ scope: '["asyncio",null]' })]),
    outcomes: anyLearner('/sign-in'),
  },
  {
    of: 'app/settings/actions.ts#saveSettingsAction',
    call: action('/settings', () => [null, new FormFields(settings)]),
    outcomes: anyLearner('/sign-in'),
  },
  {
    of: 'app/settings/actions.ts#previewSettingsAction',
    call: action('/settings', () => [new FormFields(settings)]),
    outcomes: anyLearner('/sign-in'),
  },
  {
    of: 'app/settings/actions.ts#previewMovesAction',
    call: action('/settings', () => []),
    outcomes: anyLearner('/sign-in'),
  },
  {
    of: 'app/settings/actions.ts#moveCardsAction',
    call: action('/settings', () => []),
    outcomes: anyLearner('/sign-in'),
  },
  {
    of: 'app/settings/actions.ts#undoMoveAction',
    call: action('/settings', () => []),
    outcomes: anyLearner('/sign-in'),
  },
  {
    of: 'app/settings/actions.ts#undoPlanAction',
    call: action('/settings', () => []),
    outcomes: anyLearner('/sign-in'),
  },
  {
    of: 'app/settings/actions.ts#readMemoryModelAction',
    call: action('/settings', () => []),
    outcomes: anyLearner('/sign-in'),
  },
  {
    of: 'app/settings/actions.ts#beginTrainingAction',
    call: action('/settings', () => []),
    outcomes: anyLearner('/sign-in'),
  },
  {
    of: 'app/settings/actions.ts#previewWeightsAction',
    as: "with the owner's parameters",
    call: action('/settings', ({ weightsId }) => [weightsId]),
    outcomes: onlyOwner,
  },
  {
    of: 'app/settings/actions.ts#chooseWeightsAction',
    as: "with the owner's parameters",
    call: action('/settings', ({ weightsId }) => [weightsId]),
    outcomes: anyLearner('/sign-in'),
  },
  {
    of: 'app/quiz/actions.ts#startQuizAction',
    call: action('/quiz', ({ lessonId }) => [
      new FormFields({ lesson: lessonId, length: '3', minutes: '', focus: 'mixed', feedback: 'each' }),
    ]),
    outcomes: anyLearner('/sign-in', '/quiz/[attempt]'),
  },
  // What a lesson asks about its programs, and what of it is stored for whoever reads it.
  {
    of: 'app/lessons/actions.ts#readPredictionsAction',
    call: action(lessonPage, ({ lessonId }) => [{ lessonId, line: 1 }]),
    outcomes: anyLearner('/sign-in'),
  },
  {
    of: 'app/lessons/actions.ts#checkPredictionAction',
    call: action(lessonPage, ({ lessonId, itemId }) => [{ lessonId, itemId, answer: { kind: 'gave-up' } }]),
    outcomes: anyLearner('/sign-in'),
  },
  {
    of: 'app/lessons/actions.ts#checkPredictionAction',
    as: 'with an item that the lesson does not ask',
    call: action(lessonPage, ({ lessonId }) => [{ lessonId, itemId: 'none', answer: { kind: 'gave-up' } }]),
    outcomes: anyLearner('/sign-in', 404),
  },
  {
    of: 'app/lessons/actions.ts#openProgramAction',
    call: action(lessonPage, ({ runHash }) => [runHash]),
    outcomes: anyLearner('/sign-in'),
  },
  {
    of: 'app/lessons/actions.ts#beginCardsAction',
    call: action(lessonPage, ({ lessonId }) => [{ lessonId, parts: null }]),
    outcomes: anyLearner('/sign-in'),
  },
  {
    of: 'app/lessons/actions.ts#savePlaceAction',
    call: action(lessonPage, ({ lessonId }) => [{ lessonId, place: 'section-somewhere' }]),
    outcomes: anyLearner('/sign-in'),
  },
  {
    of: 'app/lessons/actions.ts#startPretestAction',
    call: action(lessonPage, ({ lessonId }) => [lessonId]),
    outcomes: anyLearner('/sign-in'),
  },
  {
    of: 'app/lessons/actions.ts#declinePretestAction',
    call: action(lessonPage, ({ lessonId }) => [lessonId]),
    outcomes: anyLearner('/sign-in'),
  },

  // About rows of the owner, which nobody else has.
  { of: '/quiz/[attempt]', call: page(({ quizId }) => `/quiz/${quizId}`), outcomes: onlyOwner },
  {
    of: '/quiz/[attempt]',
    as: 'of a finished quiz',
    call: page(({ finishedQuizId }) => `/quiz/${finishedQuizId}`),
    outcomes: onlyOwner,
  },
  {
    of: '/quiz/[attempt]/sheet',
    call: page(({ finishedQuizId }) => `/quiz/${finishedQuizId}/sheet?key`),
    outcomes: onlyOwner,
  },
  {
    of: '/quiz/[attempt]/sheet',
    as: 'with the key of an open quiz',
    call: page(({ quizId }) => `/quiz/${quizId}/sheet?key`),
    outcomes: { ...onlyOwner, owner: 404 },
  },
  {
    of: 'app/quiz/actions.ts#startRetryAction',
    as: "of the owner's quiz",
    // For anyone else there is nothing to ask again: they are sent back to the form.
    call: action('/quiz', ({ finishedQuizId }) => [new FormFields({ attempt: finishedQuizId })]),
    outcomes: { ...anyLearner('/sign-in', '/quiz?problem=none'), owner: '/quiz/[attempt]' },
  },
  {
    of: 'app/quiz/actions.ts#markQuestionAction',
    call: action('/quiz/x', ({ quizId }) => [{ attemptId: quizId, position: 1, marked: true }]),
    outcomes: onlyOwner,
  },
  {
    of: 'app/quiz/actions.ts#answerQuestionAction',
    call: action('/quiz/x', ({ quizId }) => [
      { attemptId: quizId, position: 0, answer: { kind: 'gave-up' }, confidence: null },
    ]),
    outcomes: onlyOwner,
  },
  {
    of: 'app/quiz/actions.ts#finishQuizAction',
    as: "of the owner's quiz",
    // For anyone else there is no such quiz, so that nothing happens.
    call: action('/quiz/x', ({ quizId }) => [quizId]),
    outcomes: anyLearner('/sign-in'),
  },
  {
    of: 'app/quiz/actions.ts#discardQuizAction',
    as: "of the owner's quiz",
    // For anyone else there is no such quiz, so that nothing happens.
    call: action('/quiz', ({ quizId }) => [new FormFields({ attempt: quizId })]),
    outcomes: anyLearner('/sign-in'),
  },

  // For every learner, about their own cards.
  { of: '/own', call: get('/own'), outcomes: anyLearner('/sign-in') },
  { of: '/own/[deck]', call: page(({ deckId }) => `/own/${deckId}`), outcomes: onlyOwner },
  {
    of: '/own/[deck]/[card]',
    call: page(({ deckId, ownCardId }) => `/own/${deckId}/${ownCardId}`),
    outcomes: onlyOwner,
  },
  {
    of: '/cards/[...card]',
    as: 'of a private card',
    call: page(({ ownCardId }) => `/cards/${ownCardId}`),
    outcomes: onlyOwner,
  },
  { of: '/own/import', call: get('/own/import'), outcomes: anyLearner('/sign-in') },
  {
    of: '/api/own/import',
    as: 'as JSON',
    call: json('/api/own/import', () => ({})),
    outcomes: anyone(403),
  },
  {
    of: 'app/own/actions.ts#createDeckAction',
    as: 'without a name',
    call: action('/own', () => [null, new FormFields({ title: ' ' })]),
    outcomes: anyLearner('/sign-in'),
  },
  {
    of: 'app/own/actions.ts#renameDeckAction',
    call: action('/own', ({ deckId }) => [deckId, null, new FormFields({ title: 'Renamed' })]),
    outcomes: onlyOwner,
  },
  {
    of: 'app/own/actions.ts#saveCardAction',
    as: 'with a new card',
    call: action('/own', ({ deckId }) => [
      { deckId, cardId: null },
      null,
      new FormFields({ front: 'front', back: 'back', tags: '' }),
    ]),
    outcomes: onlyOwner,
  },
  {
    of: 'app/own/actions.ts#saveCardAction',
    as: 'with a card that is there',
    call: action('/own', ({ deckId, ownCardId }) => [
      { deckId, cardId: ownCardId },
      null,
      new FormFields({ front: 'front', back: 'back', tags: '' }),
    ]),
    outcomes: { ...onlyOwner, owner: '/own/deck-of-owner' },
  },
  {
    of: 'app/own/actions.ts#deleteCardAction',
    call: action('/own', ({ deckId, ownCardId }) => [{ deckId, cardId: ownCardId }]),
    outcomes: { ...onlyOwner, owner: '/own/deck-of-owner' },
  },
  {
    of: 'app/own/actions.ts#deleteDeckAction',
    call: action('/own', ({ deckId }) => [deckId]),
    outcomes: { ...onlyOwner, owner: '/own' },
  },

  // For authors.
  { of: '/author', call: get('/author'), outcomes: onlyAuthors },
  {
    of: '/author/[course]/[lesson]',
    call: page(({ lessonPath }) => lessonPath.replace('/lessons/', '/author/')),
    outcomes: onlyAuthors,
  },
  {
    of: '/api/export',
    call: page(({ lessonId }) => `/api/export?of=${lessonId}&format=json`),
    outcomes: onlyAuthors,
  },
  {
    of: 'app/cards/actions.ts#resolveFlagAction',
    as: "of the owner's flag",
    // For another learner there is no such flag, so that nothing happens.
    call: action('/cards', ({ flagId }) => [flagId]),
    outcomes: anyLearner(404),
    changes: ['author', 'host'],
  },
  {
    of: 'app/author/actions.ts#resolveFlagAction',
    as: "of the owner's flag",
    call: action('/author', ({ flagId }) => [new FormFields({ flag: flagId })]),
    outcomes: onlyAuthors,
    changes: ['author', 'host'],
  },
]
