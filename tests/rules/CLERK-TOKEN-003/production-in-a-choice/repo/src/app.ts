import { clerkMiddleware } from '@clerk/express'
import express from 'express'

const app = express()
app.use(clerkMiddleware({ authorizedParties: process.env.NODE_ENV === 'production' ? ['https://fake-shop.example'] : ['http://localhost:3000'] }))
app.listen(3000)
