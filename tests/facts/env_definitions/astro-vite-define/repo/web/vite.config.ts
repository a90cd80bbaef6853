import { defineConfig, loadEnv } from 'vite'

export default defineConfig(({ mode }) => {
  const env = loadEnv(mode, process.cwd(), '')
  return {
    envPrefix: ['VITE_', 'CLERK_'],
    define: {
      'process.env.CLERK_PUBLISHABLE_KEY': JSON.stringify(env.VITE_CLERK_PUBLISHABLE_KEY),
      'import.meta.env.VITE_CLERK_SIGN_IN_URL': JSON.stringify('/in'),
      __CLERK_KEY__: '"pk_test_ZmFrZS1ob3N0LTEzLmNsZXJrLmFjY291bnRzLmRldiQ"',
      'process.env': { CLERK_SIGN_UP_URL: JSON.stringify('/up') },
    },
  }
})
