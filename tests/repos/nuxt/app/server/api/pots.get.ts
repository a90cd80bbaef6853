export default defineEventHandler(async (event) => {
  const { userId } = event.context.auth()
  return usePrisma().pot.findMany({ where: { guestId: userId } })
})
