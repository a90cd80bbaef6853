import { defineConfig } from 'vite'

export default defineConfig({ define: { ready: Boolean(process.env.CLERK_SECRET_KEY) } })
