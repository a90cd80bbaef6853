import { describe, expect, it } from 'vitest'

async function POST(req: Request) {
  const evt = await req.json()
  return evt.type === 'user.create' ? new Response('created') : new Response('ok')
}

describe('webhook', () => {
  it('answers user.created', async () => {
    const body = JSON.stringify({ object: 'event', type: 'user.created', data: { id: 'user_1' } })
    const res = await POST(new Request('https://fake-acme.example', { method: 'POST', body }))
    expect(res.status).toBe(200)
  })
})
