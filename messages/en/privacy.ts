/** Texts of the privacy notice. It must say what the code does: see `prisma/schema.prisma` and `server/account`. */
export default {
  title: 'Privacy',
  lead: 'What this site stores about you, why, and for how long.',
  account: {
    title: 'Your account',
    email:
      'Your email address, which you sign in with. It is never shown to other learners, and no mail is sent to it.',
    emailWithMail:
      'Your email address, which you sign in with, and when you confirmed it. It is never shown to other learners. Mail goes to it when you ask for a new password, confirm it or change it, and once a day if you turn reminders on, and for nothing else; the mail server of this site sees these mails.',
    password: 'A hash of your password (argon2id), if you have one. The password itself is not stored.',
    providers:
      'The other sites by which you sign in, the number or name by which each knows you, and since when. Nothing else that they say is kept but the address with which you signed up.',
    sessions:
      'For each browser in which you are signed in, a session, until you sign out or for 180 days: which browser and system it names, when you signed in, and when it was last used, within a quarter of an hour.',
    settings: 'Your settings, such as your language, your time zone and how many cards you study per day.',
  },
  learning: {
    title: 'What you learn',
    answers:
      'Every answer: what you answered, how you rated it, how sure you were if you said so, when, and how long it took. Your schedule and your progress are computed from these, and they are never deleted while you have an account.',
    quizzes:
      'Your quizzes with their answers, the lessons you have opened, how far you have read, and the problems you have reported.',
    ownCards:
      'Your own cards, in every version that you have studied or saved, also after you have deleted them, while you have an account. No other learner and no author sees them.',
    weights: 'If you train FSRS on your own answers, the parameters that result.',
  },
  browser: {
    title: 'In your browser',
    cookies:
      'Cookies that keep you signed in, remember the language that you chose, protect forms and ways to other sites and back, tell which style sheet this browser has, and recognise this browser for a year so that strangers who guess at your password do not lock you out. There are no cookies for advertising or statistics.',
    outbox: 'Answers that the server has not confirmed yet, until it has.',
    kept: 'So that you can study without a connection: the start page, the cards of the day, and the lessons that you have opened, in this browser only. They are deleted when you sign out, when your session ends or somebody else signs in, and not shown after 14 days. Without https nothing of this is kept.',
  },
  shortly: {
    title: 'For a short time',
    addresses:
      'The network address of a failed attempt to sign in or up counts for at most an hour, to stop guessing, and is deleted afterwards; so does an address to which a mail was sent.',
    log: 'The log of the server contains no email addresses, network addresses or answers.',
  },
  who: {
    title: 'Who can see it',
    host: 'The people who run this site, because they have the database. Authors see the problems that learners report, without names.',
    nobody: 'No one else. Nothing is sent to other services, and programs that you run stay in your browser.',
    nobodyButProviders:
      'A site by which you sign in learns that you use this one, and when you sign in. No one else learns anything. Programs that you run stay in your browser.',
    download:
      'Under Account you can download everything that is stored about you, and delete your account. Then nothing of it is left in the database. Backups that the people who run this site keep still have it until they replace them.',
  },
} as const
