import { Webhook } from 'svix'

const mail = new Webhook('whsec_RkFLRS1mYWtlLUZBS0UtZmFrZS0wMDAw')

export const verify = (body: string, headers: Record<string, string>) => mail.verify(body, headers)
