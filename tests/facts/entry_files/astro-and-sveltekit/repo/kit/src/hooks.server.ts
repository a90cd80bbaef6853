import { handle } from './lib/clerk'

export { handle }
