/** Texts of signing up and signing in. */
export default {
  signUpTitle: 'Create your account',
  signInTitle: 'Welcome back',
  email: 'Email',
  password: 'Password',
  passwordHint: 'At least 8 characters. A short sentence makes a good password.',
  code: 'Sign-up code',
  codeHint: 'The administrator can give you this code.',
  showPassword: 'Show password',
  hidePassword: 'Hide password',
  signUp: 'Create account',
  signIn: 'Sign in',
  working: 'One moment…',
  needsScripts: 'Signing in needs JavaScript. Switch it on for this site, then reload the page.',
  haveAccount: 'Already have an account?',
  noAccount: 'New here?',
  backToSignIn: 'Back to sign in',
  byProvider: {
    or: 'or',
    continue: 'Continue with {name}',
    again: 'Sign in again with {name}',
    title: 'Create your account',
    lead: '{name} says that your email address is {email}. Your account here will use it.',
    haveAccount: 'Already have an account here? Sign in with its password, and link {name} under Account.',
    expired: 'Too much time has passed. Please start again.',
    refused: {
      closed: 'You have no account here yet, and sign-up is closed. Ask the administrator for an account.',
      'address-taken':
        'An account with your email address exists already. Sign in with its password, then link the other site under Account.',
      'unverified-address':
        'The other site did not confirm an email address of yours. Confirm it there, or create an account with a password.',
      'too-many-attempts': 'Too many attempts. Please try again in 15 minutes.',
      unexpected:
        'The server could not sign you in. Please try again, and tell the administrator if it keeps happening.',
      other: 'The other site did not sign you in. Please try again, or use your password.',
    },
  },
  forgot: {
    link: 'Forgot your password?',
    title: 'Forgot your password?',
    lead: 'We will send you a link to choose a new one.',
    send: 'Send the link',
    sent: 'If this address has an account, a link is on its way. It works for an hour. Check your spam folder, too.',
  },
  reset: {
    title: 'Choose a new password',
    lead: 'All sessions of your account will end, and it will no longer be linked with other sites.',
    save: 'Save the password',
    done: 'Your password is changed. Sign in with the new one.',
    expired: 'This link no longer works: it has been used or is too old. Ask for a new one.',
    again: 'Send a new link',
  },
  verify: {
    title: 'Confirm your email',
    lead: 'Confirm that the address to which we sent the link is yours. Your account will then use it.',
    confirm: 'Confirm',
    done: 'Thank you, your address is confirmed.',
    expired:
      'This link no longer works: it has been used or is too old. Under Account you can send a new one.',
    taken: 'Another account has taken this address in the meantime. Nothing was changed.',
    home: 'To the start page',
  },
  closed: 'Sign-up is closed. Ask the administrator for an account.',
  errors: {
    email: {
      invalid: 'Enter a valid email address.',
      taken: 'This address already has an account. Sign in instead.',
    },
    password: {
      invalid: 'Passwords must have 8 to 200 characters.',
      common: 'This password is one of the most common, or nearly so. Choose another.',
      personal: 'This password is too much like your email address or the name of this app. Choose another.',
    },
    code: { invalid: 'Enter the sign-up code.', wrong: 'That sign-up code is not correct.' },
    wrongCredentials: 'Wrong email or password.',
    tooManyAttempts: 'Too many attempts. Please try again in 15 minutes.',
    busy: 'The server is busy right now. Please try again in a moment.',
    unexpected:
      'The server could not sign you in. Please try again, and tell the administrator if it keeps happening.',
    signUpFailed:
      'The server could not create your account. Please try again, and if it keeps happening, tell the administrator this number: {requestId}',
    unreachable: 'The server did not respond. Nothing was lost. Please try again.',
  },
} as const
