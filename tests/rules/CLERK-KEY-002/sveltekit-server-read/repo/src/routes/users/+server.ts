import { CLERK_SECRET_KEY } from '$env/static/private'

export const GET = () => new Response(String(CLERK_SECRET_KEY.length > 0))
