import { clerkMiddleware } from '@clerk/express'
import express from 'express'

const app = express()
app.use(clerkMiddleware({ authorizedParties: ['https://fake-shop.example', 'https://app.fake-shop.example', 'https://fake-shop.example:8443'] }))
app.listen(3000)
