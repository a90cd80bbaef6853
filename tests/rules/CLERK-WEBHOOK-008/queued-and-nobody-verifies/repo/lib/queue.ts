import { Queue } from 'bullmq'

export const clerkQueue = new Queue('clerk')
