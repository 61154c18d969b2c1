import { NextResponse, type NextRequest } from 'next/server'
import { stopDigests } from '#server/reminders/reminder-settings'
import { settings } from '#server/settings'

const tokenOf = (request: NextRequest) => request.nextUrl.searchParams.get('token') ?? ''

/** Mail programs open the address if they know nothing better. Opening it stops nothing: the page asks first. */
export function GET(request: NextRequest) {
  const token = encodeURIComponent(tokenOf(request))
  return NextResponse.redirect(`${settings().baseUrl}/stop-reminders#${token}`)
}

/** Stops the daily mail, as mail programs ask for it (RFC 8058): without a session, from anywhere. */
export async function POST(request: NextRequest) {
  const isStopped = await stopDigests(tokenOf(request), new Date())
  return new Response(null, { status: isStopped ? 204 : 404 })
}
