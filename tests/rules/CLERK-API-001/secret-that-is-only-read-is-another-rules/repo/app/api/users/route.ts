import { clerkClient } from '@clerk/nextjs/server'

export const GET = async () => Response.json((await (await clerkClient()).users.getCount()))
