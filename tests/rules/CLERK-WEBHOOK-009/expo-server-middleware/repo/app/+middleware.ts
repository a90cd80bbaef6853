export default function middleware(request: Request) {
  if (!request.headers.get('authorization')) return new Response('no', { status: 401 })
}
