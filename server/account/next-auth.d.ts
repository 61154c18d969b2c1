import 'next-auth'
import 'next-auth/jwt'

declare module 'next-auth' {
  interface User {
    /** Whether a provider has verified the address. */
    isEmailVerified?: boolean
  }
}

declare module 'next-auth/jwt' {
  interface JWT {
    sessionId?: string
  }
}
