import { clerkMiddleware } from '@clerk/express'
import express from 'express'

const app = express()
app.use(clerkMiddleware({ authorizedParties: ['http://localhost:3000', 'https://fake-shop.example'] }))
app.listen(3000)
