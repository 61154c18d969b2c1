import type { NextRequest } from 'next/server'
import { handleStudyRequest } from '../../handle-study-request'
import { currentUser } from '#server/account/session'
import { recordTracing, tracingSchema } from '#server/runs/record-tracing'
import { readRunPair } from '#server/runs/read-run'

/** A run never changes, because its hash identifies the program and the interpreter. */
const immutable = { 'Cache-Control': 'private, max-age=31536000, immutable' }

/** A recorded run to step through. A learner who knows its hash has answered, or may see it beforehand. */
export async function GET(request: NextRequest, { params }: RouteContext<'/api/runs/[hash]'>) {
  if ((await currentUser()) === null) return Response.json({ error: 'You are signed out.' }, { status: 401 })
  const { hash } = await params
  const pair = await readRunPair(hash, request.nextUrl.searchParams.get('believed'))
  if (pair === null) return Response.json({ error: 'There is no such run.' }, { status: 404 })
  return Response.json(pair, { headers: immutable })
}

/** Grades what a learner answered while tracing the run, and logs it as practice. */
export async function POST(request: NextRequest, { params }: RouteContext<'/api/runs/[hash]'>) {
  const { hash } = await params
  return handleStudyRequest(request, tracingSchema, (user, body, now) =>
    recordTracing(user.id, hash, body, now),
  )
}
