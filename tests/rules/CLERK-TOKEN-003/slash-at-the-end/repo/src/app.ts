import { clerkMiddleware } from '@clerk/express'
import express from 'express'

const app = express()
// expect: CLERK-TOKEN-003
app.use(clerkMiddleware({ authorizedParties: ['https://fake-shop.example/'] }))
app.listen(3000)
