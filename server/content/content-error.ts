import { HostError } from '#server/host-error'

/** The content cannot be imported; the message says what to do. */
export class ContentError extends HostError {}
