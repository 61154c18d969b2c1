import * as z from 'zod/mini'

// zod compiles schemas with `eval` if it can; our content security policy forbids it and would report the attempt.
z.config({ jitless: true })

/**
 * Parses JSON from the server.
 *
 * @throws SyntaxError if it is not JSON
 * @throws ZodError if it does not match the schema
 */
export function parseJson<Schema extends z.ZodMiniType>(schema: Schema, text: string): z.output<Schema> {
  return schema.parse(JSON.parse(text))
}
