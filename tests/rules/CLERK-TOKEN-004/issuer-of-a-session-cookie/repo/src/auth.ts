import type { Request } from 'express'
import jwt from 'jsonwebtoken'

export const read = (req: Request) =>
  // expect: CLERK-TOKEN-004
  jwt.verify(req.cookies.__session, process.env.CLERK_PEM_PUBLIC_KEY!, { algorithms: ['RS256'], issuer: 'https://login.old-shop.example', clockTolerance: 10 })
