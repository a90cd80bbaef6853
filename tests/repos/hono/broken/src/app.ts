import { clerkMiddleware } from '@hono/clerk-auth'
import { createApp } from '@/lib/create-app'
import { signedIn } from '@/lib/signed-in'
import hooks from '@/routes/hooks'
import loans from '@/routes/loans'
import { seeds } from '@/routes/seeds'

const app = createApp().basePath('/api')

app.route('/seeds', seeds)

app.use('*', clerkMiddleware({ authorizedParties: ['https://seed-library.example'] }), signedIn)
app.route('/hooks', hooks)
app.route('/loans', loans)

export default app
