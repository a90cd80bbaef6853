export default defineEventHandler(async (event) => {
  const evt = await clerkEvent(event)
  return { welcome: evt.type === 'user.created' }
})
