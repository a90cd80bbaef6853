import { auth } from '@clerk/nextjs/server'

export const me = async () => (await auth()).userId
