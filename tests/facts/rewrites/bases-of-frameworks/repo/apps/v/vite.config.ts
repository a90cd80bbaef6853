import { defineConfig } from 'vite'

export default defineConfig(({ mode }) => ({
  base: '/panel/',
  server: { proxy: { '/api': 'http://localhost:4000' } },
}))
