import { defineMiddleware, sequence } from 'astro:middleware'
import { clerkMiddleware } from '@clerk/astro/server'

const members = defineMiddleware(async (context, next) => {
  if (!context.locals.auth().userId) {
    return new Response('unauthorized', { status: 401 })
  }
  return next()
})

export const onRequest = sequence(clerkMiddleware(), members)
