export * from '@clerk/nextjs/server'
