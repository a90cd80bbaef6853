import { Hono } from 'hono'
import clerk from './clerk'

export const hooks = new Hono()
hooks.route('/clerk', clerk)
