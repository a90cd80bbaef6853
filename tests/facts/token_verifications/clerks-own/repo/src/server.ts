import { clerkMiddleware, requireAuth } from '@clerk/express'
import { clerkPlugin } from '@clerk/fastify'
import express from 'express'
import Fastify from 'fastify'

const origins = ['https://app.acme.test']
const app = express()
app.use(clerkMiddleware({ authorizedParties: origins, clockSkewInMs: 2000 }))
app.get('/me', requireAuth(), (_, res) => res.end())

const fastify = Fastify()
fastify.register(clerkPlugin, { authorizedParties: origins })
