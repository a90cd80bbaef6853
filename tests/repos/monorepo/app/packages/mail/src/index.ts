import { Queue } from 'bullmq'

const queue = new Queue('mail')

export function enqueue(what: string, user?: string) {
  return queue.add(what, { user }, { jobId: `${what}:${user}` })
}
