export async function POST(request: Request) {
  const { type } = await request.json()
  console.log('clerk sent', type)
  return new Response('ok')
}
