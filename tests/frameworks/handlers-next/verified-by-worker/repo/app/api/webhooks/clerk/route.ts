import { Queue } from 'bullmq'

const clerkQueue = new Queue('clerk')

export async function POST(req: Request) {
  const headers = Object.fromEntries(req.headers.entries())
  await clerkQueue.add('delivery', { body: await req.text(), headers })
  return new Response('queued')
}
