export default defineEventHandler((event) => {
  if (!event.path.startsWith('/api')) return
  if (event.path === '/api/clerk') return
  if (!event.context.auth().userId) return sendRedirect(event, '/sign-in')
})
