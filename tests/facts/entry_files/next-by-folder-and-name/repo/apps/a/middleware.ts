import { guard } from '@acme/auth'

export default guard()
