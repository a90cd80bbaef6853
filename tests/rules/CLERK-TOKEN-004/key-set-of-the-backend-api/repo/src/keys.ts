export const keys = () =>
  fetch('https://api.clerk.com/v1/jwks', { headers: { authorization: `Bearer ${process.env.CLERK_SECRET_KEY}` } })
