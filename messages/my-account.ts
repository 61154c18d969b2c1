import { counted } from '#messages/counted'
import { locale } from '#messages/locale'

const answers = (n: number) => counted(n, 'answer or change', 'answers and changes')
const cards = (n: number) => counted(n, 'card', 'cards')
const quizzes = (n: number) => counted(n, 'quiz', 'quizzes')
const lessons = (n: number) => counted(n, 'lesson', 'lessons')
const decks = (n: number) => counted(n, 'own deck', 'own decks')
const tracings = (n: number) => counted(n, 'traced run', 'traced runs')
const reports = (n: number) => counted(n, 'report', 'reports')

/** Texts of the account page. */
export const myAccountMessages = {
  title: 'Account',
  signedInAs: (email: string) => `You are signed in as ${email}.`,
  onThisPage: 'On this page',
  working: 'One moment…',
  unreachable: 'The server did not respond. Please try again.',
  tooManyAttempts: 'Too many attempts. Please try again in 15 minutes.',
  busy: 'The server is busy right now. Please try again in a moment.',
  wrongPassword: 'That is not your current password.',
  signInAgain: 'First sign in again: for this, you must have signed in within the last ten minutes.',

  again: {
    title: 'Sign in again',
    lead: 'Your account has no password. To change or delete it, you must have signed in within the last ten minutes.',
  },

  providers: {
    title: 'Signing in by other sites',
    lead: 'Link a site, and you can sign in by it. It learns that you use this site, and nothing of what you do here.',
    linkedSince: (when: string) => `Linked since ${when}`,
    isNotOffered: 'This site no longer offers it.',
    password: (name: string) => `Your password, for ${name}`,
    link: (name: string) => `Link ${name}`,
    unlink: (name: string) => `Unlink ${name}`,
    unlinked: (name: string) => `${name} is no longer linked.`,
    lastWayIn: 'It is the only way into your account. Set a password first.',
    outcomes: {
      linked: 'You can now sign in by the other site, too.',
      'belongs-to-another': 'Another account here is already linked with that account of the other site.',
      'already-linked': 'Your account is already linked with another account of that site. Unlink it first.',
      failed: 'The other site did not confirm who you are. Nothing was changed.',
    },
  },

  password: {
    title: 'Password',
    lead: 'Changing it signs you out everywhere else.',
    current: 'Current password',
    wanted: 'New password',
    hint: 'At least 8 characters. A short sentence makes a good password.',
    save: 'Change password',
    done: 'Your password is changed. All other sessions have ended.',
    setLead:
      'You have none yet. With one, you can sign in without another site. Setting it signs you out everywhere else.',
    set: 'Set a password',
    links: (names: readonly string[]) =>
      `You can also sign in by ${new Intl.ListFormat(locale, { type: 'disjunction' }).format(names)}. A new password does not change that.`,
    toLinks: 'Look at what is linked',
    errors: {
      invalid: 'Passwords must have 8 to 200 characters.',
      common: 'This password is one of the most common, or nearly so. Choose another.',
      personal: 'This password is too much like your email address or the name of this app. Choose another.',
    },
  },

  email: {
    title: 'Email',
    lead: 'You sign in with this address. No mail is sent to it.',
    leadWithMail:
      'You sign in with this address. Mail goes to it when a way into your account changes, and if you have asked to be reminded of cards.',
    verified: 'Your address is confirmed.',
    unverified: 'Your address is not confirmed yet: open the link in our mail.',
    sendAgain: 'Send the link again',
    sent: 'The link is on its way. Look into your spam folder, too.',
    tooManyMails: 'Too many mails were sent. Please try again in an hour.',
    wanted: 'New email',
    password: 'Password',
    save: 'Change email',
    done: 'Your email is changed.',
    linkSent: 'A link was sent to the new address. Your email changes when you open it.',
    errors: {
      invalid: 'Enter a valid email address.',
      taken: 'This address already has an account.',
    },
  },

  sessions: {
    title: 'Sessions',
    lead: 'Where you are signed in. If you do not recognise one, end it and change your password.',
    device: (browser: string, system: string) =>
      browser === '' || system === '' ? browser || system || 'Unknown browser' : `${browser} on ${system}`,
    isThis: 'This browser',
    used: (when: string) => `Last used ${when}`,
    since: (when: string) => `Signed in ${when}`,
    when: (atMillis: number, timeZone: string) =>
      new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(atMillis),
    end: 'End',
    endThis: (device: string, since: string) => `End the session in ${device}, signed in ${since}`,
    endOthers: 'End all other sessions',
    ended: 'The session has ended.',
    othersEnded: 'All other sessions have ended.',
  },

  data: {
    title: 'Your data',
    lead: 'Download everything that belongs to you, or bring it back from such a file.',
    export: 'Download everything',
    exportHint:
      'A ZIP with your account, settings, schedule, answers, quizzes, lessons, own decks, traced runs and reports, as JSON; the answers as CSV too, and your cards as a package for Anki.',
    file: 'Import a downloaded file',
    fileHint: 'You see what it holds before anything changes. At most 32 MB.',
    tooLarge: 'This file is larger than 32 MB.',
    sending: 'Sending the file…',
    reading: 'Reading the file…',
    importing: 'Importing…',
    foundTitle: 'What the import would do',
    found: (email: string, when: string) => `The file was downloaded by ${email} on ${when}.`,
    columns: { what: 'What', now: 'Now', after: 'Afterwards', leftOut: 'Left out' },
    rows: {
      answers: 'Answers and changes',
      cards: 'Cards',
      decks: 'Own decks',
      quizzes: 'Quizzes',
      tracings: 'Traced runs',
      lessons: 'Lessons opened',
      flags: 'Reported problems',
    },
    replaces:
      'Everything that you have learned or written here is replaced by what the file holds, and so are your settings.',
    why: 'What is left out belongs to lessons that this site does not have.',
    loses: (n: number) =>
      `${answers(n)} of yours ${n === 1 ? 'is' : 'are'} not in the file and would be deleted.`,
    losesCards: (n: number) =>
      `${cards(n)} that you wrote ${n === 1 ? 'is' : 'are'} not in the file as ${n === 1 ? 'it is' : 'they are'} now and would be lost.`,
    agree: 'I want to lose them',
    confirm: 'Import',
    cancel: 'Cancel',
    imported: (amounts: {
      answers: number
      cards: number
      decks: number
      quizzes: number
      tracings: number
      lessons: number
      flags: number
    }) =>
      `Imported: ${[answers(amounts.answers), cards(amounts.cards), decks(amounts.decks), quizzes(amounts.quizzes), tracings(amounts.tracings), lessons(amounts.lessons), reports(amounts.flags)].join(', ')}.`,
    changed: 'Something has changed since you chose the file. Nothing was imported. Please choose it again.',
    refused: (why: string) => `Nothing was imported. ${why}`,
    reasons: {
      'not-whole': 'This is not a whole ZIP file. Download it again.',
      'unknown-format':
        'This file was not downloaded here, was changed, or is from a newer version of the app.',
      'too-large': 'The file holds more than can be imported.',
      contradictory: 'The parts of this file contradict each other. It may have been changed.',
      foreign: 'The server does not accept requests from this address.',
      'signed-out': 'You are signed out. Sign in and choose the file again.',
      'too-many-attempts': 'Too many attempts. Please try again in 15 minutes.',
      busy: 'Somebody else is importing right now. Please try again in a minute.',
    },
  },

  deletion: {
    title: 'Delete account',
    lead: 'Deletes your account and everything in it: your answers, schedule, quizzes, own decks, settings and reports. This cannot be undone, and no one can bring it back for you.',
    backups:
      'If the people who run this site keep backups, your data stays in those until they are replaced.',
    backupsFor: (days: number) =>
      `This site is backed up each day. Your data stays in its backups for up to ${counted(days, 'day', 'days')}, and longer in those that were made by hand or before an update.`,
    exportFirst: 'Download everything first',
    open: 'Delete my account…',
    typed: 'Your email, to confirm',
    typedHint: (email: string) => `Type ${email}`,
    password: 'Your password',
    save: 'Delete my account',
    otherAddress: 'This is not the email of your account.',
  },
} as const
