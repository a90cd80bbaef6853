import cookieParser from 'cookie-parser'
import express from 'express'
import jwt from 'jsonwebtoken'

const app = express()

app.use(cookieParser())
app.get('/me', (req: any, res) => {
  const options = { algorithms: ['RS256' as const], clockTolerance: 10 }
  // expect: CLERK-TOKEN-002
  const claims = jwt.verify(req.cookies.__session, process.env.CLERK_JWT_KEY!, options) as any
  res.json(claims.sts === 'pending' ? {} : { id: claims.sub })
})
app.listen(3000)
