export { default, config } from './lib/auth/middleware'
