import { hash, verify } from '@node-rs/argon2'
import { BoundedQueue } from '#server/bounded-queue'

/**
 * Argon2id (the library's default) with 19 MiB and two passes: the first choice of OWASP's password storage
 * cheat sheet, and about 10 ms here.
 */
const cost = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 }

/**
 * Two at a time leave the other two threads of libuv to files and name lookups, and keep to 38 MiB. A hundred wait for a
 * second or two at most: a class that signs in at once gets in.
 */
const hashing = new BoundedQueue({ atOnce: 2, waiting: 100 })

/**
 * Hash of a password, with its salt and cost in it.
 *
 * @throws BusyError
 */
export function hashPassword(password: string): Promise<string> {
  return hashing.run(() => hash(password.normalize('NFKC'), cost))
}

let dummyHash: Promise<string> | undefined

/**
 * Whether the password belongs to the hash. For an unknown account pass null: the answer is no, and takes as
 * long as any other, so that the time tells nobody which accounts exist. So is it for what is not a hash.
 *
 * @throws BusyError
 */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  dummyHash ??= hash('nobody has this password', cost)
  const dummy = await dummyHash
  const given = password.normalize('NFKC')
  // A host may have put something else than a hash there, so that no password opens the account.
  const matches = await hashing.run(() =>
    verify(passwordHash ?? dummy, given).catch(() => verify(dummy, given).then(() => false)),
  )
  return matches && passwordHash !== null
}
