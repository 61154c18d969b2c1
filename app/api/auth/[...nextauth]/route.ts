import NextAuth from 'next-auth'
import { cookies } from 'next/headers'
import type { NextRequest } from 'next/server'
import { authOptions } from '#server/account/auth-options'

interface Context {
  params: Promise<{ nextauth: string[] }>
}

const handle = async (request: NextRequest, context: Context): Promise<Response> =>
  NextAuth(request, context, authOptions(await cookies())) as Promise<Response>

export { handle as GET, handle as POST }
