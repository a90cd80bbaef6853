import { useAuth } from '@clerk/clerk-react'

export const head = () => ({
  meta: [
    { name: 'description', content: 'Content-Security-Policy' },
    { httpEquiv: 'Content-Security-Policy', content: "worker-src 'self' blob:" },
  ],
})
export { useAuth }
