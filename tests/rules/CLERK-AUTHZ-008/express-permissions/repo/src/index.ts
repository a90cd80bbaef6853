import express from 'express'
import { clerkClient, clerkMiddleware, getAuth } from '@clerk/express'

const app = express()
app.use(clerkMiddleware({ authorizedParties: ['https://fake-shop.example'] }))

app.delete('/orders/:id', async (req, res) => {
  const { userId } = getAuth(req)
  if (!userId) {
    return res.sendStatus(401)
  }
  const { unsafeMetadata } = await clerkClient.users.getUser(userId)
  // expect: CLERK-AUTHZ-008
  if (!unsafeMetadata.permissions.includes('orders:delete')) {
    return res.status(403).json({ error: 'not allowed' })
  }
  res.sendStatus(204)
})

app.listen(3000)
