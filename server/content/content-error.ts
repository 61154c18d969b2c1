/** The content cannot be taken up; the message is one sentence that says what to do. */
export class ContentError extends Error {}
