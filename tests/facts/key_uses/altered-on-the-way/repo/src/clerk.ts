import { createClerkClient } from '@clerk/backend'

export const altered = createClerkClient({ jwtKey: process.env.CLERK_JWT_KEY?.replace(/\\n/g, '\n') })
export const made = createClerkClient({ jwtKey: `${process.env.CLERK_JWT_KEY}` })
export const plain = createClerkClient({ jwtKey: process.env.CLERK_JWT_KEY! })
