import { clerkMiddleware } from '@clerk/astro/server'
import { sequence } from 'astro:middleware'

const log = (_: unknown, next: () => unknown) => next()

export const onRequest = sequence(log, clerkMiddleware())
