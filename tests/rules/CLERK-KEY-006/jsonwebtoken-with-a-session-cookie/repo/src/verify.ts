import jwt from 'jsonwebtoken'
import { CLERK_KEY } from './key'

export const verify = (req) =>
  // expect: CLERK-KEY-006
  jwt.verify(req.cookies.__session, CLERK_KEY, { algorithms: ['RS256'] })
