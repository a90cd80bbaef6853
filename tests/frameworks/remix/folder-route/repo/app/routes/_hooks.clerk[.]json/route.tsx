import { receive } from './receive.server'

export const action = receive
