import { auth } from '@clerk/nextjs/server'

export const token = async () => (await auth()).getToken()
