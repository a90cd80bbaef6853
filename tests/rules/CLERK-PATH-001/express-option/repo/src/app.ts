import { clerkMiddleware } from '@clerk/express'
import express from 'express'

const app = express()
// expect: CLERK-PATH-001
app.use(clerkMiddleware({ signInUrl: 'https://shop.example/login' }))
