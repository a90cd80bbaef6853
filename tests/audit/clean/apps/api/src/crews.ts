import { clerkClient, getAuth } from '@clerk/express'
import { Router } from 'express'

export const crews = Router()

crews.get('/', async (req, res) => {
  const { userId } = getAuth(req)
  if (!userId) {
    res.sendStatus(401)
    return
  }
  const { data, totalCount } = await clerkClient.users.getUserList({
    limit: 100,
    offset: Number(req.query.offset ?? 0),
  })
  res.json({ totalCount, names: data.map((user) => user.firstName) })
})
