export { receive as POST } from '../../../../lib/receive'
