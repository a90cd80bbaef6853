// of Clerk: what an own function makes of the token is its own object
export async function organization(reader: any, token: string) {
  const sessionClaims = await reader.read(token)
  return sessionClaims.org_id
}

// of what is handed over the word tells
export function role({ sessionClaims }: any) {
  return sessionClaims.org_role
}

export async function slug(reader: any, token: string) {
  const { sessionClaims } = await reader.state(token)
  return sessionClaims.org_slug
}
