import { authentication } from '@acme/auth'

export default authentication()
