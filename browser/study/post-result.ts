import type { StudyReply } from '#domain/study/study-reply'

/**
 * Why a request has to be sent again later. `wrong-address`: the server refuses requests from the address under which
 * this page was opened; only its host can change that. `unknown-reply`: the server answered something that this page cannot read,
 * because the app has been updated since the page was loaded or because a proxy answered instead.
 */
export type PostProblem = 'unreachable' | 'signed-out' | 'other-learner' | 'wrong-address' | 'unknown-reply'

export type PostResult =
  | { kind: 'confirmed'; reply: StudyReply }
  /** The server will never accept it, so it must not be sent again. */
  | { kind: 'refused' }
  | { kind: 'failed'; problem: PostProblem }
