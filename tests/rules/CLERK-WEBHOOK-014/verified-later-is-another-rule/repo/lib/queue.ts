import { Queue } from 'bullmq'

export const deliveries = new Queue('clerk')
