export const users = () =>
  fetch('https://api.clerk.com/v1/users', { headers: { Authorization: `Bearer ${process.env.CLERK_SECRET_KEY}` } })
export const keys = 'https://api.clerk.com/v1/jwks'
export const old = 'https://api.clerk.dev/v1/users'
export const proxy = { target: 'https://frontend-api.clerk.dev' }
