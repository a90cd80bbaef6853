import { defineConfig } from 'wxt'

export default defineConfig({
  manifest: { host_permissions: [`${process.env.WXT_CLERK_FRONTEND_API}/*`, 'https://clerk.acme.test/*'] },
})
