import 'next-auth'
import 'next-auth/jwt'

declare module 'next-auth' {
  interface Session {
    userId?: string | undefined
    sessionId?: string | undefined
  }
}

declare module 'next-auth/jwt' {
  interface JWT {
    sessionId?: string
  }
}
