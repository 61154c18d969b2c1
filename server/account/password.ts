import { hash, verify } from '@node-rs/argon2'

/**
 * Argon2id (the library's default) with 19 MiB and two passes: the first choice of OWASP's password storage
 * cheat sheet, and about 10 ms here.
 */
const cost = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 }

/** Hash of a password, with its salt and cost in it. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), cost)
}

let dummyHash: Promise<string> | undefined

/**
 * Whether the password belongs to the hash. For an unknown account pass null: the answer is no, and takes as
 * long as any other, so that the time tells nobody which accounts exist.
 */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  dummyHash ??= hashPassword('nobody has this password')
  const matches = await verify(passwordHash ?? (await dummyHash), password.normalize('NFKC'))
  return matches && passwordHash !== null
}
