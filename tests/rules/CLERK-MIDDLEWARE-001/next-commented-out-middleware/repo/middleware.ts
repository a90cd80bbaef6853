// import { clerkMiddleware } from '@clerk/nextjs/server'
// export default clerkMiddleware()
import { NextResponse } from 'next/server'

export function middleware() {
  return NextResponse.next()
}
