import { requireAuth } from '@clerk/express'
import type { Router } from 'express'

export default (router: Router) => {
  router.get('/notes', requireAuth(), (req, res) => res.json([]))
}
