import type { APIRoute } from 'astro'

export const GET: APIRoute = ({ locals }) => {
  // expect: CLERK-MIDDLEWARE-001
  const { userId } = locals.auth()
  return Response.json({ userId })
}
