import { clerkMiddleware } from '@clerk/express'
import express from 'express'

const parties = ['http://localhost:3000', process.env.APP_URL].filter(Boolean) as string[]
const app = express()
app.use(clerkMiddleware({ authorizedParties: parties }))
