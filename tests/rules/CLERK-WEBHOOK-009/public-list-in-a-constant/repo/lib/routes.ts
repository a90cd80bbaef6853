export const WEBHOOK_ROUTE = '/api/webhooks/clerk'
export const PUBLIC_ROUTES = ['/sign-in(.*)', WEBHOOK_ROUTE]
