import { waitUntil } from '@vercel/functions'

async function report(what: string) {
  await fetch('https://log.acme.example/', { method: 'POST', body: what })
}

export function withReport(handler: (req: any, res: any) => Promise<void>) {
  return async (req: any, res: any) => {
    try {
      await handler(req, res)
    } catch (error) {
      await report(String(error))
      throw error
    } finally {
      waitUntil(report('done'))
    }
  }
}
