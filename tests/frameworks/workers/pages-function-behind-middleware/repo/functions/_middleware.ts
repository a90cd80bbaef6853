import { createClerkClient } from '@clerk/backend'

export const onRequest = [async (context) => context.next()]
