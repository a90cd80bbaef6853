import { prisma } from '@/lib/prisma'

export async function POST(req: Request) {
  const body = await req.text()
  await prisma.delivery.create({ data: { body, headers: Object.fromEntries(req.headers) } })
  return new Response('stored')
}
