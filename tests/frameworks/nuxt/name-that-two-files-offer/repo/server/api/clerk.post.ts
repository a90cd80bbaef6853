// webhook of Clerk: which of the two it is, nobody knows
export default defineEventHandler(async (event) => {
  const evt = await verifyDelivery(event)
  return { changed: evt.type === 'user.updated' }
})
