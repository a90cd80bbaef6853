export function auth() {
  return { userId: 'u1' }
}

export const { userId } = auth()
