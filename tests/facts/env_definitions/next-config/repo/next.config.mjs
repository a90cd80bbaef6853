import { shared } from './shared.mjs'

/** @type {import('next').NextConfig} */
const config = {
  env: {
    CLERK_SECRET_KEY: process.env.CLERK_SECRET_KEY,
    NEXT_PUBLIC_CLERK_SIGN_IN_URL: '/sign-in',
    NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY: process.env.CLERK_PK || 'pk_test_ZmFrZS1ob3N0LTEzLmNsZXJrLmFjY291bnRzLmRldiQ',
    CLERK_JWT_KEY: computed(),
    OTHER: 'x',
    ...shared,
  },
}

export default withPlugins(config)

function computed() {
  return Date.now() > 0 ? globalThis.a : globalThis.b
}
