import { clerkMiddleware } from '@clerk/express'
import express from 'express'

function parties() {
  const list = ['http://localhost:3000']
  if (process.env.APP_URL) list.push(process.env.APP_URL)
  return list
}
const app = express()
app.use(clerkMiddleware({ authorizedParties: parties() }))
