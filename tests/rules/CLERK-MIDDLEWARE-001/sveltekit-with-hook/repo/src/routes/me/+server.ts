import { json } from '@sveltejs/kit'

export const GET = ({ locals }) => json({ userId: locals.auth().userId })
