import { EventEmitter } from 'node:events'

export const bus = new EventEmitter()
bus.on('user.registered', (user) => console.log(user))
bus.on('user.signedUp', (user) => console.log(user))
