export async function createTeam(name: string, key: string) {
  // expect: CLERK-API-002
  const response = await fetch('https://api.clerk.com/v1/organizations', {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${process.env.CLERK_SECRET_KEY}`,
      'Idempotency-Key': key,
    },
    body: JSON.stringify({ name }),
  })
  return response.json()
}
