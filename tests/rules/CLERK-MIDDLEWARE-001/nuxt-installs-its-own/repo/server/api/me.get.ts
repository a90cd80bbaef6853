export default defineEventHandler((event) => {
  const { userId } = event.context.auth()
  return { userId }
})
