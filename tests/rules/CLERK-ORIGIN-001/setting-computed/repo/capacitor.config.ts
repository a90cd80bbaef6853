import type { CapacitorConfig } from '@capacitor/cli'

const config: CapacitorConfig = {
  appId: 'example.shop',
  server: { hostname: process.env.APP_HOST },
}

export default config
