import { NextResponse } from 'next/server'

export function middleware(req) {
  const session = req.cookies.get('__session')?.value
  if (!session && req.nextUrl.pathname.startsWith('/api')) {
    return NextResponse.json({ error: 'unauthorized' }, { status: 401 })
  }
  return NextResponse.next()
}
