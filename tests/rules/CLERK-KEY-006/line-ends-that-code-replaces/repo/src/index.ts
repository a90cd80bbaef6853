import { clerkMiddleware } from '@clerk/express'
import express from 'express'

const app = express()
app.use(clerkMiddleware({ jwtKey: process.env.CLERK_JWT_KEY?.replace(/\\n/g, '\n') }))
app.listen(3000)
