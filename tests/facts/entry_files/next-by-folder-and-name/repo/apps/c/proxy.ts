export { default } from '@other/auth/proxy'
