import { defineConfig } from 'wxt'

export default defineConfig({
  manifest: {
    content_security_policy: { extension_pages: "script-src 'self'; object-src 'self'" },
  },
})
