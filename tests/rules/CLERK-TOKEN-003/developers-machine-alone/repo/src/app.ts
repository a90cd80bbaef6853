import { clerkMiddleware } from '@clerk/express'
import express from 'express'

const app = express()
// expect: CLERK-TOKEN-003
app.use(clerkMiddleware({ authorizedParties: ['http://localhost:3000'] }))
app.listen(3000)
