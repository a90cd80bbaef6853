import { clerkMiddleware } from '@clerk/express'
import express from 'express'

const app = express()
app.use(clerkMiddleware({ authorizedParties: ['https://app.fake-proxy.example'] }))
app.listen(3000)
