import createApp from '@/lib/create-app'
import clerk from '@/routes/clerk'
import notes from '@/routes/notes'

const app = createApp().basePath('/api')

app.route('/notes', notes)
app.route('/hooks', clerk)

export default app
