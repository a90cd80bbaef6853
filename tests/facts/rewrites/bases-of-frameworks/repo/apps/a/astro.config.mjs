import { defineConfig } from 'astro/config'
import clerk from '@clerk/astro'

export default defineConfig({
  base: '/docs',
  trailingSlash: 'always',
  redirects: {
    '/old': '/new',
    '/gone': { status: 302, destination: '/here' },
  },
  integrations: [clerk()],
})
