/** The content cannot be imported; the message says what to do. */
export class ContentError extends Error {}
