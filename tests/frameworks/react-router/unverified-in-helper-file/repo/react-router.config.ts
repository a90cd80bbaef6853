import type { Config } from '@react-router/dev/config'

export default { basename: '/shop/', appDirectory: 'src' } satisfies Config
