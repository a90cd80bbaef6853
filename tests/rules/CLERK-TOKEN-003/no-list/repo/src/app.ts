import { clerkMiddleware } from '@clerk/express'
import express from 'express'

const app = express()
app.use(clerkMiddleware({ authorizedParties: undefined }))
app.listen(3000)
