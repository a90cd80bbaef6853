import express from 'express'
import { getAuth } from '@clerk/express'

const app = express()

app.get('/me', (req, res) => {
  // expect: CLERK-MIDDLEWARE-001
  const { userId } = getAuth(req)
  res.json({ userId })
})

app.listen(3000)
