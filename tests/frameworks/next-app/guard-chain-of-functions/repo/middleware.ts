import { chain } from './lib/chain'
import { withAuth } from './lib/with-auth'
import { withLocale } from './lib/with-locale'

export default chain([withAuth, withLocale])
