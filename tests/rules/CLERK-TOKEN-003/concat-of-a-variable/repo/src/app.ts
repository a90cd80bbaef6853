import { clerkMiddleware } from '@clerk/express'
import express from 'express'

const parties = ['http://localhost:3000'].concat(process.env.ORIGINS ?? [])
const app = express()
app.use(clerkMiddleware({ authorizedParties: parties }))
