export const metadata = { title: { template: '%s | App', default: 'App' } }
