import type { EventHandler } from 'h3'

export default (handler: EventHandler) =>
  defineEventHandler(async (event) => {
    console.log(event.path)
    return handler(event)
  })
