export async function GET() {
  const key = process.env.CLERK_SECRET_KEY
  return Response.json({ ready: Boolean(key) })
}
