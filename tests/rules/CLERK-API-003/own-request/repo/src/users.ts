export async function everyone() {
  // expect: CLERK-API-003
  const response = await fetch('https://api.clerk.com/v1/users', {
    headers: { Authorization: `Bearer ${process.env.CLERK_SECRET_KEY}` },
  })
  return response.json()
}
