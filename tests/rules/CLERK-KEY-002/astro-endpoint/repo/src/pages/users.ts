export const GET = () => new Response(String(Boolean(import.meta.env.CLERK_SECRET_KEY)))
