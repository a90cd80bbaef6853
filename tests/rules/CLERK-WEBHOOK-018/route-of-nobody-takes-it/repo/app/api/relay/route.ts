export async function POST(req: Request) {
  await fetch('https://hooks.fake-acme.example', { method: 'POST', body: await req.text() })
  return new Response('ok')
}
