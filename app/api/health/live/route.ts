/** 200 while the process answers requests at all. */
export const GET = () => Response.json({ ok: true }, { headers: { 'Cache-Control': 'no-store' } })
