import { clerkWebhook } from './clerk'

export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    const url = new URL(request.url)
    if (url.pathname === '/health') {
      return new Response('ok')
    }
    if (url.pathname === '/webhooks/clerk' && request.method === 'POST') {
      return clerkWebhook(request, env)
    }
    return new Response('not found', { status: 404 })
  },
}
