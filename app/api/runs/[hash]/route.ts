import type { NextRequest } from 'next/server'
import { currentUser } from '#server/account/session'
import { readRunPair } from '#server/runs/read-run'

/** A run never changes: its hash names the program and what ran it. */
const keptForAYear = { 'Cache-Control': 'private, max-age=31536000, immutable' }

/** A recorded run to step through; whoever knows its hash has answered, or may see it before. */
export async function GET(request: NextRequest, { params }: RouteContext<'/api/runs/[hash]'>) {
  if ((await currentUser()) === null) return Response.json({ error: 'You are signed out.' }, { status: 401 })
  const { hash } = await params
  const pair = await readRunPair(hash, request.nextUrl.searchParams.get('believed'))
  if (pair === null) return Response.json({ error: 'There is no such run.' }, { status: 404 })
  return Response.json(pair, { headers: keptForAYear })
}
