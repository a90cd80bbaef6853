import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { clerk, signedIn } from './guard'
import { hooks } from './hooks'

const app = new Hono()
app.use(clerk, signedIn)
app.route('/hooks', hooks)
serve(app)
