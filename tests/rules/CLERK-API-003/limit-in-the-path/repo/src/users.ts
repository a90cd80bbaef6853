export const everyone = async () =>
  (await fetch('https://api.clerk.com/v1/users?limit=500', {
    headers: { Authorization: `Bearer ${process.env.CLERK_SECRET_KEY}` },
  })).json()
