import { defineConfig, envField } from 'astro/config'
import clerk from '@clerk/astro'

export default defineConfig({
  integrations: [clerk()],
  env: {
    schema: {
      PUBLIC_CLERK_PUBLISHABLE_KEY: envField.string({
        context: 'client',
        access: 'public',
        default: 'pk_test_ZmFrZS1ob3N0LTEzLmNsZXJrLmFjY291bnRzLmRldiQ',
      }),
      CLERK_SECRET_KEY: envField.string({ context: 'server', access: 'secret' }),
    },
  },
})
