import { clerkMiddleware } from '@clerk/express'
import express from 'express'

const app = express()
app.use(clerkMiddleware({ authorizedParties: ['https://fake-outlet.example'] }))
app.listen(3000)
