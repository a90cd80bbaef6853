import { verifyToken } from '@clerk/backend'
import { origins } from './origins'

export const open = (token: string) =>
  verifyToken(token, { jwtKey: process.env.CLERK_JWT_KEY, authorizedParties: origins })
