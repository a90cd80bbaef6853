import { defineConfig } from 'wxt'

export default defineConfig({
  hooks: {
    'build:manifestGenerated': (wxt, manifest) => {
      manifest.content_security_policy = { extension_pages: "script-src 'self'" }
    },
  },
})
