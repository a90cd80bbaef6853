import { db } from '../../../../lib/db'

export async function POST(req: Request) {
  const body = await req.text()
  await db.delivery.create({ data: { body, headers: Object.fromEntries(req.headers) } })
  return new Response('stored')
}
