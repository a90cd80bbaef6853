export { default, config } from '@acme/auth/middleware'
