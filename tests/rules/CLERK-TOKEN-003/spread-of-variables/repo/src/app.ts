import { clerkMiddleware } from '@clerk/express'
import express from 'express'

const extra = (process.env.ORIGINS ?? '').split(',')
const app = express()
app.use(clerkMiddleware({ authorizedParties: ['http://localhost:3000', ...extra] }))
