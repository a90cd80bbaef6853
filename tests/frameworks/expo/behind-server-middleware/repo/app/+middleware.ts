export default function middleware(request: Request) {
  if (!request.headers.get('authorization')) {
    return new Response('who are you', { status: 401 })
  }
}
