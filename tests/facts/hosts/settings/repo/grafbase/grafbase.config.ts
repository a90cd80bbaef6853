import { auth, config } from '@grafbase/sdk'

const provider = auth.OpenIDConnect({ issuer: '{{ env.CLERK_ISSUER }}' })
const direct = auth.JWKS({ issuer: process.env.NEXT_PUBLIC_CLERK_FRONTEND_API_URL! })

export default config({ auth: { providers: [provider, direct] } })
