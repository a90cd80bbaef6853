import { auth } from '@clerk/nextjs/server'

const { userId } = auth()
