import NextAuth from 'next-auth'
import type { NextRequest } from 'next/server'
import { authOptions } from '#server/account/session'

interface Context {
  params: Promise<{ nextauth: string[] }>
}

const handle = (request: NextRequest, context: Context): Promise<Response> =>
  NextAuth(request, context, authOptions()) as Promise<Response>

export { handle as GET, handle as POST }
