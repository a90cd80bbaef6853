import { clerkMiddleware } from '@clerk/express'
import express from 'express'
import jwt from 'jsonwebtoken'

const app = express()

app.use(clerkMiddleware({ authorizedParties: ['https://app.acme.example'] }))
app.get('/calendar', (req, res) => {
  const claims = jwt.decode(String(req.headers['x-google-id-token'])) as any
  res.json({ mail: claims.email })
})
app.listen(3000)
