import { clerkMiddleware } from '@clerk/express'
import express from 'express'

function base(environment: string) {
  return environment === 'development' ? ['http://localhost:3000'] : [process.env.APP_URL!]
}
const app = express()
app.use(clerkMiddleware({ authorizedParties: base(process.env.STAGE!) }))
