import type { CapacitorConfig } from '@capacitor/cli'

const config: CapacitorConfig = {
  appId: 'example.shop',
  webDir: 'dist',
  server: {
    // expect: CLERK-ORIGIN-001
    androidScheme: 'http',
  },
}

export default config
