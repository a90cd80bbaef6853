import { requireAuth } from '@clerk/express'
import cookieParser from 'cookie-parser'
import express from 'express'
import jwt from 'jsonwebtoken'

const app = express()

app.use(cookieParser())
app.use(requireAuth())
app.get('/device', (req: any, res) => {
  const claims = jwt.decode(req.cookies.__session) as any
  res.json({ device: claims.device })
})
app.listen(3000)
