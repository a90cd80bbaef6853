import { clerkMiddleware } from '@clerk/express'
import express from 'express'
import { origins } from './origins'

const app = express()
app.use(clerkMiddleware({ authorizedParties: origins }))
