/** Mails that the app sends, as plain text. Their paragraphs are divided by empty lines. */
export default {
  reset: {
    subject: 'Choose a new password for Retrace',
    text: `Somebody, probably you, has asked for a new password for your account at {site}.

Open this link within an hour to choose one. It works once:
{link}

If it was not you, you need not do anything: your password stays as it is.
`,
  },
  passwordReset: {
    subject: 'Your password for Retrace was changed',
    text: `The password of your account at {site} was changed with a link from your mail, and all sessions have ended.

If it was not you, somebody else reads your mail. Secure your mailbox first, then ask for a new password again.
`,
  },
  passwordChanged: {
    subject: 'Your password for Retrace was changed',
    text: `The password of your account at {site} was changed on its account page, and all other sessions have ended. Sites by which you sign in still let you in.

If it was not you, somebody else is in your account. Ask for a new password at {site}/forgot-password: that ends all sessions, and all links with other sites.
`,
  },
  linked: {
    subject: 'Your account at Retrace is now linked with {provider}',
    text: `From now on, {provider} can sign you in to your account at {site}.

If it was not you, somebody else is in your account. Ask for a new password at {site}/forgot-password: that ends all sessions, and all links with other sites.
`,
  },
  unlinked: {
    subject: 'Your account at Retrace is no longer linked with {provider}',
    text: `From now on, {provider} cannot sign you in to your account at {site} any more.

If it was not you, somebody else is in your account. Ask for a new password at {site}/forgot-password: that ends all sessions, and all links with other sites.
`,
  },
  verify: {
    subject: 'Confirm your email address for Retrace',
    text: `This address was given for an account at {site}.

Open this link within three days to confirm that it is yours. It works once:
{link}

If it was not you, you need not do anything.
`,
  },
  emailChanged: {
    subject: 'Your email address for Retrace was changed',
    text: `You now sign in to your account at {site} with {email}, and no longer with this address.

If it was not you, tell the people who run the site.
`,
  },
  digest: {
    subject: '{cards, plural, one {# card is} other {# cards are}} due in Retrace',
    text: `{cards, plural, one {# card is} other {# cards are}} due today, about {minutes, plural, one {# minute} other {# minutes}}: {site}/study

You asked for this once a day. To stop it, without signing in:
{stopLink}
`,
  },
} as const
