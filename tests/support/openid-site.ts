import { generateKeyPairSync } from 'node:crypto'
import { once } from 'node:events'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider, { type ProviderContext } from 'oidc-provider'

/** What somebody has given the site. */
interface Person {
  email?: string
  email_verified?: boolean
}

/** A real site of OpenID Connect on this machine, at which whoever gives a name is that person. */
export interface OpenIdSite {
  issuer: string
  /** Settings of an app whose learners sign in by it. */
  settings: Record<string, string>
  /** By the name with which they sign in there. */
  people: Map<string, Person>
  /** What an attacker, or a site gone wrong, does to requests (before `next`) and answers (after it). */
  meddle: ((context: ProviderContext, next: () => Promise<void>) => Promise<void>) | null
  /** Lets an app send people there, and sends them back to that app alone. */
  serve: (appUrl: string) => void
  /** Signs in there as somebody, as a browser that follows its pages does; gives the address that it is sent back to. */
  signIn: (address: string, name: string) => Promise<URL>
  close: () => Promise<void>
}

export async function openSite(): Promise<OpenIdSite> {
  let handle: http.RequestListener = (_, response) => void response.end()
  const server = http.createServer((request, response) => void handle(request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const issuer = `http://localhost:${port}`
  const secret = 'a secret of the tests'
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 })
  const site: OpenIdSite = {
    issuer,
    settings: {
      OIDC_ISSUER: issuer,
      OIDC_CLIENT_ID: 'retrace',
      OIDC_CLIENT_SECRET: secret,
      OIDC_NAME: 'Example School',
    },
    people: new Map(),
    meddle: null,
    serve(appUrl) {
      const provider = new Provider(issuer, {
        clients: [
          {
            client_id: 'retrace',
            client_secret: secret,
            redirect_uris: [`${appUrl}/api/auth/callback/oidc`],
          },
        ],
        claims: { openid: ['sub'], email: ['email', 'email_verified'] },
        pkce: { required: () => false },
        features: { devInteractions: { enabled: true } },
        jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' }] },
        ttl: {
          AccessToken: 60,
          AuthorizationCode: 60,
          Grant: 600,
          IdToken: 60,
          Interaction: 600,
          Session: 600,
        },
        cookies: { keys: ['a key of the tests'] },
        findAccount: (_: unknown, name: string) => ({
          accountId: name,
          claims: () => ({ sub: name, ...site.people.get(name) }),
        }),
      })
      provider.use((context, next) => (site.meddle === null ? next() : site.meddle(context, next)))
      const answer = provider.callback()
      handle = (request, response) =>
        request.url === '/favicon.ico' ? void response.writeHead(204).end() : answer(request, response)
    },
    signIn: (address, name) => signInAt(issuer, address, name),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
  return site
}

interface Visit {
  url: string
  /** Of a form that is sent. */
  form?: URLSearchParams
}

/** Follows redirects and fills in forms until the site sends its visitor back, whether or not it has let them in. */
async function signInAt(issuer: string, address: string, name: string): Promise<URL> {
  const cookies = new Map<string, string>()
  let visit: Visit = { url: address }
  for (let step = 0; step < 12; step++) {
    const response = await ask(visit, cookies)
    const location = response.headers.get('location')
    if (location === null) visit = await fillIn(response, name)
    else {
      const next = new URL(location, visit.url)
      if (next.origin !== issuer) return next
      visit = { url: next.href }
    }
  }
  throw new Error('The site goes round in circles.')
}

async function ask({ url, form }: Visit, cookies: Map<string, string>): Promise<Response> {
  const response = await fetch(url, {
    ...(form === undefined ? {} : { method: 'POST', body: form }),
    headers: { cookie: [...cookies].map(([key, value]) => `${key}=${value}`).join('; ') },
    redirect: 'manual',
  })
  for (const cookie of response.headers.getSetCookie()) {
    const [, key = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
    cookies.set(key, value)
  }
  return response
}

/** Fills in the form of a page: for signing in as somebody, or for agreeing. */
async function fillIn(response: Response, name: string): Promise<Visit> {
  const page = await response.text()
  const action = /<form[^>]*action="([^"]+)"/.exec(page)?.[1]
  if (action === undefined) throw new Error(`The site did not go on: ${response.status} ${page}`)
  const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1] ?? ''
  const form = new URLSearchParams({ prompt, login: name, password: 'whatever' })
  return { url: new URL(action, response.url).href, form }
}
