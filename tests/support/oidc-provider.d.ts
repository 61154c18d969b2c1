// The package has no types. These are of what the tests use.
declare module 'oidc-provider' {
  import type { RequestListener } from 'node:http'

  /** A request as Koa passes it on, with what the provider has made of it. */
  export interface ProviderContext {
    path: string
    querystring: string
    body: unknown
    oidc?: { route: string }
  }

  export default class Provider {
    constructor(issuer: string, configuration: Record<string, unknown>)
    callback(): RequestListener
    use(middleware: (context: ProviderContext, next: () => Promise<void>) => Promise<void>): void
    on(event: string, listener: (context: ProviderContext, error: Error) => void): void
  }
}
