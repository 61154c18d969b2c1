import 'next-auth'
import 'next-auth/jwt'

declare module 'next-auth' {
  interface User {
    tokenVersion: number
  }
  interface Session {
    userId?: string | undefined
    version?: number | undefined
  }
}

declare module 'next-auth/jwt' {
  interface JWT {
    version?: number
  }
}
