import { connect } from 'bank-sdk'

export const link = () => connect({ redirectUrl: 'bank://done' })
