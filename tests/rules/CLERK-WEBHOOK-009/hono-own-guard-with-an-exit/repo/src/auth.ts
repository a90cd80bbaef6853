export const requireUser = async (c, next) => {
  if (c.req.path.startsWith('/webhooks')) return next()
  if (!c.get('clerkAuth')?.userId) return c.json({ error: 'unauthorized' }, 401)
  await next()
}
