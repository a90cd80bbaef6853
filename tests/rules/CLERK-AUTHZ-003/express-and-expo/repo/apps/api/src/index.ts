import { clerkMiddleware, getAuth } from '@clerk/express'
import express from 'express'

const app = express()
app.use(clerkMiddleware())

const needsPlan = (plan: string) => (req, res, next) => {
  if (!getAuth(req).has({ plan })) {
    return res.status(402).end()
  }
  next()
}

app.get('/one', needsPlan('pro'), (req, res) => res.json({}))
// expect: CLERK-AUTHZ-003
app.get('/two', needsPlan('premium'), (req, res) => res.json({}))
app.listen(3000)
