export default defineEventHandler(async (event) => {
  const evt = await openDelivery(event)
  return { changed: evt.type === 'user.updated' }
})
