import { clerkMiddleware } from '@clerk/express'
import express from 'express'

const parties = ['http://localhost:3000']
parties[1] = process.env.APP_URL!
const app = express()
app.use(clerkMiddleware({ authorizedParties: parties }))
