import { clerkMiddleware } from '@clerk/express'
import express from 'express'

const app = express()
app.use(clerkMiddleware({ frontendApiProxy: { enabled: false } }))
app.listen(3000)
