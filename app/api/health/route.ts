import { checkHealth } from '#server/health'

/** Whether the app is ready: 200, or 503 if it could not keep an answer. The body names each check. */
export async function GET() {
  const health = await checkHealth(new Date())
  return Response.json(health, { status: health.ok ? 200 : 503, headers: { 'Cache-Control': 'no-store' } })
}
