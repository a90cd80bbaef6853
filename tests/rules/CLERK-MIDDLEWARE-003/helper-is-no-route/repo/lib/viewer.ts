import { auth } from '@clerk/nextjs/server'

export async function viewer() {
  return (await auth()).userId
}
