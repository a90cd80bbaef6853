import { clerkMiddleware } from '@clerk/express'
import express from 'express'

const app = express()

// expect: CLERK-TOKEN-002
app.use(clerkMiddleware({ authorizedParties: [] }))
app.get('/', (req, res) => res.json({}))
app.listen(3000)
