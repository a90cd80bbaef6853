import { clerkMiddleware } from '@hono/clerk-auth'
import { createApp } from '@/lib/create-app'
import { signedIn } from '@/lib/signed-in'
import hooks from '@/routes/hooks'
import loans from '@/routes/loans'
import { seeds } from '@/routes/seeds'

const app = createApp().basePath('/api')

// Deliveries carry no session: they come before the guard.
app.route('/hooks', hooks)
app.route('/seeds', seeds)

app.use('*', clerkMiddleware({ authorizedParties: ['https://seed-library.example'] }), signedIn)
app.route('/loans', loans)

export default app
