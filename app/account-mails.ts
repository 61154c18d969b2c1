import { mailMessages } from '#messages/mail'
import { providerName } from '#server/account/providers'
import type { WriteDigest } from '#server/reminders/send-digests'
import { settings } from '#server/settings'

/**
 * A link with what it holds behind the hash mark, which browsers send to nobody: it is in no log, and no page that is
 * opened from there learns of it.
 */
const linkTo = (path: string, token: string) => `${settings().baseUrl}${path}#${token}`

/** The mail with a link for a new password. */
export const resetMail = (token: string) =>
  mailMessages.reset(settings().baseUrl, linkTo('/reset-password', token))

/** The mail with a link by which an address is verified. */
export const verificationMail = (token: string) =>
  mailMessages.verify(settings().baseUrl, linkTo('/verify-email', token))

/** Tells the owner that the password was changed by a link. */
export const resetNotice = () => mailMessages.passwordReset(settings().baseUrl)

/** Tells the owner that the password was changed on the account page. */
export const passwordNotice = () => mailMessages.passwordChanged(settings().baseUrl)

/** Tells the owner of a new link with a provider. */
export const linkNotice = (issuer: string) => mailMessages.linked(settings().baseUrl, providerName(issuer))

/** Tells the owner that a link with a provider has ended. */
export const unlinkNotice = (issuer: string) =>
  mailMessages.unlinked(settings().baseUrl, providerName(issuer))

/** Tells the owner at the former address which one took its place. */
export const emailNotice = (email: string) => mailMessages.emailChanged(settings().baseUrl, email)

/** The daily mail about what is due. */
export const digestMail: WriteDigest = (digest, token) =>
  mailMessages.digest(settings().baseUrl, digest, linkTo('/stop-reminders', token))
