import { clerkMiddleware } from '@clerk/express'
import express from 'express'

const app = express()
// expect: CLERK-DOMAIN-002
app.use(clerkMiddleware({ isSatellite: true, proxyUrl: (url) => url.origin + '/__clerk', authorizedParties: ['https://shop.example'] }))
