import type { Hashing } from '#sandbox/hash-mask'

/** A message to a worker: a request for Python as JSON, and how to treat it. */
export interface WorkerRequest {
  id: number
  requestJson: string
  randomSeed: number
  /** Whether Python shows other addresses than its own. */
  hasOtherAddresses: boolean
  /** Whether the sandbox's own Python has to be as before afterwards. */
  isSealed: boolean
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

export const isHashing = (value: unknown): value is Hashing =>
  isRecord(value) && typeof value['seed'] === 'string' && typeof value['variation'] === 'number'

/** Validates a message by hand, because zod would double the time that a worker needs to load its modules. */
export function readWorkerRequest(data: unknown): WorkerRequest {
  if (isRecord(data)) {
    const { id, requestJson, randomSeed, hasOtherAddresses, isSealed } = data
    if (
      typeof id === 'number' &&
      typeof requestJson === 'string' &&
      typeof randomSeed === 'number' &&
      typeof hasOtherAddresses === 'boolean' &&
      typeof isSealed === 'boolean'
    ) {
      return { id, requestJson, randomSeed, hasOtherAddresses, isSealed }
    }
  }
  throw new TypeError('A worker of the sandbox was sent something that is no request.')
}
