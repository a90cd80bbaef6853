import { withAuthentication } from './lib/chain'

export default withAuthentication()
