import { clerkMiddleware } from '@clerk/express'
import express from 'express'

const app = express()
// expect: CLERK-DOMAIN-003
app.use(clerkMiddleware({ isSatellite: true, authorizedParties: ['https://outlet.example'] }))
