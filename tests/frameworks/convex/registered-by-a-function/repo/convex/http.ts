import { httpRouter } from 'convex/server'
import { addClerkRoutes } from './clerk'

const http = httpRouter()
addClerkRoutes(http)

export default http
