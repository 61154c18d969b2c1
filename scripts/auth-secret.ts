import fs from 'node:fs'
import path from 'node:path'
import { root } from './setup.mjs'

/** Where a start keeps the secret that it made. */
export const secretFile = path.join(root, 'data/auth-secret')

/** The secret that signs sessions: the one in AUTH_SECRET, or the stored one; null if there is none yet. */
export function authSecret(): string | null {
  const own = process.env['AUTH_SECRET']
  if (own) return own
  return fs.existsSync(secretFile) ? fs.readFileSync(secretFile, 'utf8').trim() : null
}
