import { auth } from '@clerk/nextjs/server'

export const config = { rewrites: [{ source: '/never', destination: '/nobody-reads-this' }] }
export { auth }
