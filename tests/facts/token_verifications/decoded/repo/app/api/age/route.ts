import jwtDecode from 'jwt-decode'

export async function POST(request: Request) {
  const claims = jwtDecode(await request.text()) as { exp: number }
  return Response.json({ left: claims.exp - Date.now() / 1000 })
}
