export async function users(ids: string[]) {
  const found = []
  for (const id of ids) {
    // expect: CLERK-API-003
    const response = await fetch(`https://api.clerk.com/v1/users/${id}`, {
      headers: { Authorization: `Bearer ${process.env.CLERK_SECRET_KEY}` },
    })
    found.push(await response.json())
  }
  return found
}
