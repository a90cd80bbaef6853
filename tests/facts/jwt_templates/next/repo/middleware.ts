import { clerkMiddleware } from '@clerk/nextjs/server'

export default clerkMiddleware(async (auth) => {
  const state = await auth()
  const token = await state.getToken({ template: `edge` })
  console.log(token)
})
