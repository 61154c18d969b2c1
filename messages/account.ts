/** Texts of signing up and signing in. */
export const accountMessages = {
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
  haveAccount: 'Already have an account?',
  noAccount: 'New here?',
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
    signUpFailed: (requestId: string) =>
      `The server could not create your account. Please try again, and if it keeps happening, tell the administrator this number: ${requestId}`,
    unreachable: 'The server did not respond. Nothing was lost. Please try again.',
  },
} as const
