import { Server } from './server'

new Server().app.listen(3000)
