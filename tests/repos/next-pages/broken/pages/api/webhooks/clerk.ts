import type { NextApiRequest, NextApiResponse } from 'next'
import { validateRequest } from '~server/validate-request'
import { forgetMember, rememberMember } from '~server/members'

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== 'POST') {
    res.status(405).end()
    return
  }

  const event = await validateRequest(req)
  if (!event) {
    res.status(400).json({ error: 'bad signature' })
    return
  }

  if (event.type === 'user.created' || event.type === 'user.updated') {
    await rememberMember(event.data)
  } else if (event.type === 'user.deleted') {
    await forgetMember(event.data.id)
  }

  res.status(204).end()
}
