import { createService } from './service'

export const check = createService({
  jwksUrl: process.env.CLERK_JWKS_URL!,
  issuer: process.env.ISSUER!,
})
