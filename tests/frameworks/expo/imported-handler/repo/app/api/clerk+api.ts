export { receive as POST } from '../../server/clerk'
