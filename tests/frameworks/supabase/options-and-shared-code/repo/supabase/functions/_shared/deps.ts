export { Webhook } from 'npm:svix@1'
