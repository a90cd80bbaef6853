import { requireAuth } from '@clerk/express'
import { newRouter } from './router'

const notes = newRouter()
notes.use(requireAuth())
notes.get('/', (req, res) => res.json([]))
export default notes
