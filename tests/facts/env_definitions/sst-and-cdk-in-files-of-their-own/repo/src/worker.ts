import { start } from './start'

start({ environment: { CLERK_SECRET_KEY: process.env.CLERK_SECRET_KEY } })
