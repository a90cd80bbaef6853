import { NextResponse } from 'next/server'

export async function middleware(req) {
  const header = req.headers.get('authorization')
  if (!header?.startsWith('Bearer ')) {
    return new NextResponse('unauthorized', { status: 401 })
  }
}

export const config = { matcher: '/api/:path*' }
