import { env } from './clerk'
export default { plugins: [env({ define: { CLERK_SECRET_KEY: 'x' } })] }
