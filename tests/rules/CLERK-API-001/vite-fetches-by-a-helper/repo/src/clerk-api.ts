const API = 'https://api.clerk.com/v1'

export async function request(path: string) {
  const response = await fetch(`${API}${path}`, {
    headers: { Authorization: `Bearer ${import.meta.env.VITE_CLERK_SECRET_KEY}` },
  })
  return response.json()
}
