import { getAuth } from '@clerk/nuxt/server'

// expect: CLERK-SDK-001
export default defineEventHandler((event) => getAuth(event).userId)
