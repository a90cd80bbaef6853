import type { Config } from '@react-router/dev/config'

export default { ssr: true, basename: '/desk' } satisfies Config
