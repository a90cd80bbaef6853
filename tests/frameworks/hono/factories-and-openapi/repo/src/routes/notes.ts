import { createRouter } from '@/lib/create-app'

const notes = createRouter()
notes.get('/', (c) => c.json([]))
export default notes
