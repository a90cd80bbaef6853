import { clerkMiddleware } from '@clerk/express'
import express from 'express'

const parties = new Set(['http://localhost:3000'])
if (process.env.APP_URL) parties.add(process.env.APP_URL)
const app = express()
app.use(clerkMiddleware({ authorizedParties: [...parties] }))
