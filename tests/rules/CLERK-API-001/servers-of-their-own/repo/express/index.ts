import { clerkClient, clerkMiddleware } from '@clerk/express'
import express from 'express'

const app = express()
app.use(clerkMiddleware())
app.get('/users', async (req, res) => {
  res.json(await clerkClient.users.getUserList({ limit: 10 }))
})
