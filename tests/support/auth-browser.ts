import type { NextApiRequest, NextApiResponse } from 'next'
import NextAuth from 'next-auth'
import { authOptions } from '#server/account/auth-options'
import type { CookieJar } from '#server/account/cookies'

interface StoredCookie {
  value: string
  /** As in `Set-Cookie`, in lower case, such as `httponly` and `max-age=60`. */
  attributes: string[]
}

interface AuthResponse {
  status: number
  body: unknown
  /** Where it leads. */
  location?: string
}

/** What next-auth needs of a browser and of Next: it keeps cookies, and asks with them. */
export class AuthBrowser {
  readonly cookies = new Map<string, StoredCookie>()
  readonly #network: string

  constructor(network = '192.0.2.1') {
    this.#network = network
  }

  /** The cookies as Next gives them to a route handler. */
  readonly jar = {
    get: (name: string) => {
      const value = this.cookies.get(name)?.value
      return value === undefined ? undefined : { name, value }
    },
    set: (name: string, value: string, options: Record<string, unknown>) => {
      const attributes = Object.entries(options).map(([key, of]) => `${key}=${String(of)}`.toLowerCase())
      this.cookies.set(name, { value, attributes })
    },
  } as CookieJar

  /** Signs in as the form does. */
  async signIn(email: string, password: string, further: Record<string, string> = {}): Promise<AuthResponse> {
    const { body } = await this.#send('GET', ['csrf'])
    const { csrfToken } = body as { csrfToken: string }
    return this.#send('POST', ['callback', 'credentials'], {
      ...{ email, password, csrfToken, json: 'true' },
      ...further,
    })
  }

  /** Leaves for a provider as its button does; gives the address that it leads to. */
  async leaveFor(provider: string, query: Record<string, string> = {}): Promise<string> {
    const { body } = await this.#send('GET', ['csrf'])
    const { csrfToken } = body as { csrfToken: string }
    const form = { csrfToken, callbackUrl: '/', json: 'true' }
    const { body: answer } = await this.#send('POST', ['signin', provider], form, query)
    return (answer as { url: string }).url
  }

  /** Comes back from a provider; gives the address that it is led to. */
  async comeBack(address: URL): Promise<string> {
    const nextauth = address.pathname.split('/').slice(3)
    const { location } = await this.#send(
      'GET',
      nextauth,
      undefined,
      Object.fromEntries(address.searchParams),
    )
    return location ?? ''
  }

  async #send(
    method: string,
    nextauth: string[],
    body?: Record<string, string>,
    query: Record<string, string> = {},
  ): Promise<AuthResponse> {
    const headers = { 'x-retrace-client': this.#network, 'x-request-id': 'a request' }
    const cookies = Object.fromEntries([...this.cookies].map(([name, { value }]) => [name, value]))
    const request = { method, query: { ...query, nextauth }, headers, cookies, body }
    const answer: AuthResponse = { status: 200, body: null }
    let setCookies: string[] = []
    const response = {
      status(status: number) {
        answer.status = status
        return response
      },
      getHeader: () => setCookies,
      setHeader(name: string, value: string[]) {
        if (name === 'Set-Cookie') setCookies = value
        if (name === 'Location') answer.location = String(value)
        return response
      },
      end: () => undefined,
      json: (sent: unknown) => void (answer.body = sent),
      send: (sent: unknown) => void (answer.body = sent),
    }
    await NextAuth(
      request as unknown as NextApiRequest,
      response as unknown as NextApiResponse,
      authOptions(this.jar, new Headers(headers), (issuer) => ({ subject: 'Linked', text: issuer })),
    )
    for (const cookie of setCookies) this.#keep(cookie)
    return answer
  }

  #keep(setCookie: string): void {
    const [pair = '', ...attributes] = setCookie.split('; ')
    const [name = '', value = ''] = pair.split('=')
    this.cookies.set(name, {
      value: decodeURIComponent(value),
      attributes: attributes.map((attribute) => attribute.toLowerCase()),
    })
  }
}
