import express from 'express'
import { clerkMiddleware, getAuth } from '@clerk/express'

const app = express()

app.use(clerkMiddleware())
app.use((req, _res, next) => {
  Object.assign(req, { auth: { userId: getAuth(req).userId } })
  next()
})
app.get('/me', (req, res) => res.json({ id: req.auth.userId }))
app.listen(3000)
