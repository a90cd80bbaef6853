import jwt from '@tsndr/cloudflare-worker-jwt'

export default {
  async fetch(request: Request, env: { CLERK_JWT_KEY: string }) {
    const token = request.headers.get('Authorization')!.slice(7)
    const valid = await jwt.verify(token, env.CLERK_JWT_KEY, { algorithm: 'RS256', clockTolerance: 60 })
    const { payload } = jwt.decode(token)
    return new Response(valid ? payload!.sub : null, { status: valid ? 200 : 401 })
  },
}
