import { auth } from '@clerk/nextjs/server'

export const user = async () => (await auth()).userId
