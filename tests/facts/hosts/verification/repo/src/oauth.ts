const { CLERK_FRONTEND_API } = process.env

export const endpoints = {
  authorize: 'https://clerk.acme.test/oauth/authorize',
  token: `${process.env.CLERK_FRONTEND_API}/oauth/token`,
  userinfo: 'https://plain-otter-7.clerk.accounts.dev/oauth/userinfo',
  discovery: 'https://clerk.acme.test/.well-known/openid-configuration',
  host: CLERK_FRONTEND_API,
}
