import { auth } from '@clerk/tanstack-react-start/server'
import { createFileRoute } from '@tanstack/react-router'

export const Route = createFileRoute('/team')({
  component: Team,
  server: {
    handlers: {
      // beside the page
      POST: async () => Response.json(await auth()),
    },
  },
})

function Team() {
  return null
}
