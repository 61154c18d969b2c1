import NextAuth from 'next-auth'
import { cookies } from 'next/headers'
import type { NextRequest } from 'next/server'
import { linkNotice } from '#app/account-mails'
import { requestLanguage } from '#server/account/request-language'
import { authOptions } from '#server/account/auth-options'
import { mayAskProvider } from '#server/account/provider-limits'
import { clientOf } from '#server/http/client'
import { settings } from '#server/settings'

interface Context {
  params: Promise<{ nextauth: string[] }>
}

const handle = async (request: NextRequest, context: Context): Promise<Response> => {
  const { nextauth } = await context.params
  const [action = '', id = ''] = nextauth
  const isOfProvider = settings().providers.some((provider) => provider.id === id)
  if (isOfProvider) {
    // next-auth would pass it on to the provider, whatever it asks for.
    if (action === 'signin' && request.nextUrl.search !== '') return new Response(null, { status: 400 })
    if (!(await mayAskProvider(clientOf(request.headers), new Date())))
      return Response.redirect(`${settings().baseUrl}/sign-in?error=too-many-attempts`)
  }
  const language = await requestLanguage()
  const options = authOptions(await cookies(), request.headers, (issuer) => linkNotice(language, issuer))
  return NextAuth(request, context, options) as Promise<Response>
}

export { handle as GET, handle as POST }
