/* There is no call that gives the tokens of many users at once. */
export async function tokens(ids: string[]) {
  const found = []
  for (const id of ids) {
    const response = await fetch(
      `https://api.clerk.com/v1/users/${id}/oauth_access_tokens/oauth_google`,
      { headers: { Authorization: `Bearer ${process.env.CLERK_SECRET_KEY}` } },
    )
    found.push(await response.json())
  }
  return found
}
