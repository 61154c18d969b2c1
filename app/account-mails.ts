import { defaultLanguage, isOffered, type Language } from '#domain/interface-language'
import { textsIn } from '#messages/texts-in'
import type { MailText } from '#server/account/reset-by-mail'
import { providerName } from '#server/account/providers'
import type { WriteDigest } from '#server/reminders/send-digests'
import { settings } from '#server/settings'

/**
 * A link with what it holds behind the hash mark, which browsers send to nobody: it is in no log, and no page that is
 * opened from there learns of it.
 */
const linkTo = (path: string, token: string) => `${settings().baseUrl}${path}#${token}`

const textsOfMails = (language: Language) => textsIn(language, 'mail')
const site = () => settings().baseUrl

/** The mail with a link for a new password. */
export function resetMail(language: Language, token: string): MailText {
  const { subject, text } = textsOfMails(language).reset
  return { subject, text: text({ site: site(), link: linkTo('/reset-password', token) }) }
}

/** The mail with a link by which an address is verified. */
export function verificationMail(language: Language, token: string): MailText {
  const { subject, text } = textsOfMails(language).verify
  return { subject, text: text({ site: site(), link: linkTo('/verify-email', token) }) }
}

/** Tells the owner that the password was changed by a link. */
export function resetNotice(language: Language): MailText {
  const { subject, text } = textsOfMails(language).passwordReset
  return { subject, text: text({ site: site() }) }
}

/** Tells the owner that the password was changed on the account page. */
export function passwordNotice(language: Language): MailText {
  const { subject, text } = textsOfMails(language).passwordChanged
  return { subject, text: text({ site: site() }) }
}

/** Tells the owner of a new link with a provider. */
export function linkNotice(language: Language, issuer: string): MailText {
  const { subject, text } = textsOfMails(language).linked
  const provider = providerName(issuer)
  return { subject: subject({ provider }), text: text({ provider, site: site() }) }
}

/** Tells the owner that a link with a provider has ended. */
export function unlinkNotice(language: Language, issuer: string): MailText {
  const { subject, text } = textsOfMails(language).unlinked
  const provider = providerName(issuer)
  return { subject: subject({ provider }), text: text({ provider, site: site() }) }
}

/** Tells the owner at the former address which one took its place. */
export function emailNotice(language: Language, email: string): MailText {
  const { subject, text } = textsOfMails(language).emailChanged
  return { subject, text: text({ email, site: site() }) }
}

/** The daily mail about what is due, in the language that the learner has chosen. */
export const digestMail: WriteDigest = ({ cards, minutes }, token, language) => {
  const { subject, text } = textsOfMails(isOffered(language) ? language : defaultLanguage).digest
  const stopLink = linkTo('/stop-reminders', token)
  return { subject: subject({ cards }), text: text({ cards, minutes, site: site(), stopLink }) }
}
