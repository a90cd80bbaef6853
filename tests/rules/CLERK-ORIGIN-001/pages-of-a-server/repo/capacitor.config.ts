import type { CapacitorConfig } from '@capacitor/cli'

const config: CapacitorConfig = {
  appId: 'example.shop',
  server: { url: 'https://app.shop.example' },
}

export default config
