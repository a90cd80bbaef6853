import clerk from '@clerk/astro'
import { defineConfig } from 'astro/config'

export default defineConfig({
  integrations: [clerk()],
  experimental: { csp: { directives: ["default-src 'self'", "img-src 'self' https://img.clerk.com"] } },
})
