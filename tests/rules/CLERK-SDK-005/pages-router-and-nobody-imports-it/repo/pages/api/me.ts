import { getAuth } from '@clerk/nextjs/server'

export default async (req, res) => res.json({ id: getAuth(req).userId })
