import express from 'express'
import { session } from './session'

const app = express()

app.use((req: any, res, next) => {
  const { sub, sts } = session(String(req.headers.authorization).slice(7))
  if (sts === 'pending') {
    return res.status(401).end()
  }
  req.userId = sub
  next()
})
app.listen(3000)
