import { clerkMiddleware } from '@clerk/express'
import express from 'express'

const app = express()
app.use(clerkMiddleware({ proxyUrl: 'https://shop.example/__clerk', authorizedParties: ['https://shop.example'] }))
