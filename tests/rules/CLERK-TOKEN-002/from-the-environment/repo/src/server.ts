import { verifyToken } from '@clerk/backend'
import express from 'express'

const app = express()

app.get('/me', async (req, res) => {
  const claims = await verifyToken(String(req.headers.authorization).slice(7), {
    jwtKey: process.env.CLERK_JWT_KEY,
    authorizedParties: process.env.CLERK_AUTHORIZED_PARTIES?.split(','),
  })
  res.json({ id: claims.sub })
})
app.listen(3000)
