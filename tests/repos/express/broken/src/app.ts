import { clerkMiddleware, requireAuth } from '@clerk/express'
import express from 'express'
import { gateway } from './routes/gateway.js'
import { hooks } from './routes/hooks.js'
import { readings } from './routes/readings.js'

export function createApp() {
  const app = express()

  app.use(clerkMiddleware({ authorizedParties: ['https://app.meter-readers.example'] }))
  app.use(requireAuth())
  app.use('/hooks', hooks)

  app.use(express.json())
  app.use('/readings', readings)
  app.use('/gateway', gateway)

  return app
}
