/** Texts of signing up and signing in. */
export const accountMessages = {
  signUpTitle: 'Create your account',
  signInTitle: 'Welcome back',
  email: 'E-mail',
  password: 'Password',
  passwordHint: 'At least 8 characters. A short sentence is a good password.',
  code: 'Sign-up code',
  codeHint: 'Your host has given you one.',
  showPassword: 'Show password',
  hidePassword: 'Hide password',
  signUp: 'Create account',
  signIn: 'Sign in',
  working: 'One moment …',
  haveAccount: 'You have an account?',
  noAccount: 'New here?',
  closed: 'Signing up is closed here. Ask your host for an account.',
  errors: {
    email: {
      invalid: 'This is not an e-mail address.',
      taken: 'There is an account with this address: sign in instead.',
    },
    password: { invalid: 'A password needs 8 to 200 characters.' },
    code: { invalid: 'Please enter the sign-up code.', wrong: 'This is not the sign-up code.' },
    wrongCredentials: 'E-mail or password is wrong. What you typed is still here.',
    tooManyAttempts: 'Too many attempts. Please wait a quarter of an hour, then try again.',
    unreachable: 'The server did not answer. Nothing was lost: please try again.',
  },
} as const
