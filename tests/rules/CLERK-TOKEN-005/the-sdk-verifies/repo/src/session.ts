import { verifyToken } from '@clerk/backend'

export const session = (token: string) => verifyToken(token, { jwtKey: process.env.CLERK_JWT_KEY })
