import { counted } from '#messages/counted'

/** Mails that the app sends, as plain text. */
const mail = (subject: string, ...paragraphs: string[]) => ({
  subject,
  text: `${paragraphs.join('\n\n')}\n`,
})

const notYou = (site: string) =>
  `If it was not you, somebody else is in your account. Ask for a new password at ${site}/forgot-password: that ends all sessions, and all links with other sites.`

export const mailMessages = {
  reset: (site: string, link: string) =>
    mail(
      'Choose a new password for Retrace',
      `Somebody, probably you, has asked for a new password for your account at ${site}.`,
      `Open this link within an hour to choose one. It works once:\n${link}`,
      'If it was not you, you need not do anything: your password stays as it is.',
    ),
  passwordReset: (site: string) =>
    mail(
      'Your password for Retrace was changed',
      `The password of your account at ${site} was changed with a link from your mail, and all sessions have ended.`,
      'If it was not you, somebody else reads your mail. Secure your mailbox first, then ask for a new password again.',
    ),
  passwordChanged: (site: string) =>
    mail(
      'Your password for Retrace was changed',
      `The password of your account at ${site} was changed on its account page, and all other sessions have ended. Sites by which you sign in still let you in.`,
      notYou(site),
    ),
  linked: (site: string, provider: string) =>
    mail(
      `Your account at Retrace is now linked with ${provider}`,
      `From now on, ${provider} can sign you in to your account at ${site}.`,
      notYou(site),
    ),
  unlinked: (site: string, provider: string) =>
    mail(
      `Your account at Retrace is no longer linked with ${provider}`,
      `From now on, ${provider} cannot sign you in to your account at ${site} any more.`,
      notYou(site),
    ),
  verify: (site: string, link: string) =>
    mail(
      'Confirm your email address for Retrace',
      `This address was given for an account at ${site}.`,
      `Open this link within three days to confirm that it is yours. It works once:\n${link}`,
      'If it was not you, you need not do anything.',
    ),
  emailChanged: (site: string, email: string) =>
    mail(
      'Your email address for Retrace was changed',
      `You now sign in to your account at ${site} with ${email}, and no longer with this address.`,
      'If it was not you, tell the people who run the site.',
    ),
  digest: (site: string, { cards, minutes }: { cards: number; minutes: number }, stopLink: string) =>
    mail(
      `${counted(cards, 'card is', 'cards are')} due in Retrace`,
      `${counted(cards, 'card is', 'cards are')} due today, about ${counted(minutes, 'minute', 'minutes')}: ${site}/study`,
      `You asked for this once a day. To stop it, without signing in:\n${stopLink}`,
    ),
} as const
