import { clerkMiddleware } from '@clerk/express'
import express from 'express'
import { gateway } from './routes/gateway.js'
import { hooks } from './routes/hooks.js'
import { readings } from './routes/readings.js'

export function createApp() {
  const app = express()

  // Before express.json(): a webhook's signature covers the raw bytes.
  app.use('/hooks', hooks)

  app.use(express.json())
  app.use(clerkMiddleware({ authorizedParties: ['https://app.meter-readers.example'] }))
  app.use('/readings', readings)
  app.use('/gateway', gateway)

  return app
}
