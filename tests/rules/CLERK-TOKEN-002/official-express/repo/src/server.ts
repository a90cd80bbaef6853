import { clerkMiddleware, requireAuth } from '@clerk/express'
import express from 'express'

const app = express()

app.use(clerkMiddleware({ authorizedParties: ['https://app.acme.example'] }))
app.get('/desk', requireAuth(), (req, res) => res.json({}))
app.listen(3000)
