import type { CapacitorConfig } from '@capacitor/cli'

const config: CapacitorConfig = {
  appId: 'example.shop',
  webDir: 'dist',
}

export default config
