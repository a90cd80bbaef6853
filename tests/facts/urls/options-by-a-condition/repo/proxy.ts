import { clerkMiddleware } from '@clerk/nextjs/server'

const satellite = { isSatellite: true }

export default clerkMiddleware(
  async () => {},
  process.env.NODE_ENV === 'production' ? satellite : undefined,
)
