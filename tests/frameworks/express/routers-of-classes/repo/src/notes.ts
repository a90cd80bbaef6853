import { requireAuth } from '@clerk/express'
import { Routes } from './base'

export class Notes extends Routes {
  constructor() {
    super()
    this.router.use(requireAuth())
    this.router.get('/', (req, res) => res.json([]))
  }
}
