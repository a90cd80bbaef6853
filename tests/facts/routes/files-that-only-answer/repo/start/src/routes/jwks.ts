import { auth } from '@clerk/tanstack-react-start/server'
import { createFileRoute } from '@tanstack/react-router'

export const Route = createFileRoute('/jwks')({
  server: {
    handlers: { GET: async () => Response.json(await auth()) },
  },
})
