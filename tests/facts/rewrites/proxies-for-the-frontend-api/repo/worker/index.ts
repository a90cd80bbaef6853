const target = 'https://frontend-api.clerk.dev'

export default {
  async fetch(request: Request, env: Record<string, string>) {
    const url = new URL(request.url)
    const headers = new Headers(request.headers)
    headers.set('Clerk-Proxy-Url', env.CLERK_PROXY_URL)
    headers.set('Clerk-Secret-Key', env.CLERK_SECRET_KEY)
    return fetch(target + url.pathname.replace('/__clerk', ''), { headers })
  },
}
