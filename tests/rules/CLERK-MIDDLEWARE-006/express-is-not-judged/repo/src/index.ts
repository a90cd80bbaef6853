import express from 'express'
import { clerkMiddleware } from '@clerk/express'

const app = express()
app.use(clerkMiddleware())
app.get('/dashboard', (req: any, res) => res.json(req.auth))
