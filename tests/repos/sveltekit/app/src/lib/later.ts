import { Queue } from 'bullmq'

const queue = new Queue('accounts')

export const later = (what: string, id: string) => queue.add(what, { id }, { jobId: `${what}:${id}` })
