export async function POST(request: Request) {
  const event = await request.json()
  if (event.type === 'user.created') {
    await fetch('https://store.example/users', { method: 'POST', body: JSON.stringify(event.data) })
  }
  return Response.json({ received: true })
}
