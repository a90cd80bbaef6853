import { clerkMiddleware } from '@clerk/express'
import express from 'express'
import { bookings } from './bookings.js'
import { crews } from './crews.js'
import { hooks } from './hooks.js'
import { quay } from './quay.js'

export function createApp() {
  const app = express()

  // Before express.json(): a webhook's signature covers the raw bytes.
  app.use('/hooks', hooks)

  app.use(express.json())
  app.use('/quay', quay)
  app.use(clerkMiddleware({ authorizedParties: ['https://app.harbour.example'] }))
  app.use('/bookings', bookings)
  app.use('/crews', crews)
  return app
}
