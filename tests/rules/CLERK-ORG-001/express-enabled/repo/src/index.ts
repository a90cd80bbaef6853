import express from 'express'
import { clerkClient, clerkMiddleware, getAuth } from '@clerk/express'

const app = express()
app.use(clerkMiddleware({ authorizedParties: ['https://fake-shop.example'] }))

app.post('/teams', async (req, res) => {
  const { userId } = getAuth(req)
  if (!userId) {
    return res.status(401).end()
  }
  const team = await clerkClient.organizations.createOrganization({ name: 'Team', createdBy: userId })
  res.json({ id: team.id })
})

app.listen(3000)
