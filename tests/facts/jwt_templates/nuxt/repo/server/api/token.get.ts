export default defineEventHandler((event) => event.context.auth().getToken({ template: 'nitro' }))
