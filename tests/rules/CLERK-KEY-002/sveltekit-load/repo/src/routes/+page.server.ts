import { CLERK_SECRET_KEY } from '$env/static/private'

export const load = async () => {
  // expect: CLERK-KEY-002
  return { token: CLERK_SECRET_KEY }
}
