import cookieParser from 'cookie-parser'
import express from 'express'
import jwt from 'jsonwebtoken'

const app = express()

function whoIsThere(req: any, res: any, next: any) {
  // expect: CLERK-TOKEN-001
  const claims = jwt.decode(req.cookies.__session) as any
  if (!claims?.sub) {
    return res.status(401).end()
  }
  req.userId = claims.sub
  next()
}

app.use(cookieParser())
app.use(whoIsThere)
app.get('/orders', (req: any, res) => res.json({ user: req.userId }))
app.listen(3000)
