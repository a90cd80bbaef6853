export default {
  fetch(request: Request, env: { CLERK_JWKS_URL: string; CLERK_DOMAIN: string }) {
    return fetch(env.CLERK_JWKS_URL, { headers: { issuer: env.CLERK_DOMAIN } })
  },
}
