import { json } from '@sveltejs/kit'

export const GET = ({ locals }) => {
  // expect: CLERK-MIDDLEWARE-001
  return json({ userId: locals.auth().userId })
}
