import { randomInt } from 'node:crypto'

/** Letters and digits that nobody takes for one another when they are read out. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'
const groups = 4
const groupLength = 4

/** A random password that can be read out: 79 bits. */
export function newPassword(): string {
  const letter = () => alphabet.charAt(randomInt(alphabet.length))
  const group = () => Array.from({ length: groupLength }, letter).join('')
  return Array.from({ length: groups }, group).join('-')
}
