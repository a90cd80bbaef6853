import { clerkMiddleware } from '@clerk/express'
import express from 'express'

const app = express()
app.use(clerkMiddleware())
app.listen(3000)
