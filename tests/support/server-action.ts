/** The fields of a form, as an argument of a server action. */
export class FormFields {
  readonly fields: Record<string, string>

  constructor(fields: Record<string, string>) {
    this.fields = fields
  }
}

export interface ActionCall {
  /** Of a page that has the action. */
  url: string
  /** The id under which the build knows it, see `builtActions`. */
  id: string | undefined
  cookie: string | undefined
  origin: string
  arguments: readonly unknown[]
}

/** Calls a server action over HTTP, as React's client does. */
export function callAction({ url, id, cookie, origin, arguments: values }: ActionCall): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'next-action': id ?? '', origin, ...(cookie === undefined ? {} : { cookie }) },
    body: encodedArguments(values),
    redirect: 'manual',
  })
}

/** Where an action redirects to; null if it does not. */
export function redirectOf(response: Response): URL | null {
  const target = response.headers.get('x-action-redirect') ?? response.headers.get('location')
  return target === null ? null : new URL(target.split(';')[0] ?? '', response.url)
}

/** Arguments as React's client encodes them: JSON, with the fields of forms as parts of their own. */
function encodedArguments(values: readonly unknown[]): FormData {
  const body = new FormData()
  let parts = 0
  const json = values.map((value) => {
    if (!(value instanceof FormFields)) return value
    parts += 1
    for (const [name, field] of Object.entries(value.fields)) body.append(`_${parts}_${name}`, field)
    return `$K${parts.toString(16)}`
  })
  body.append('0', JSON.stringify(json))
  return body
}
