import { connect } from 'other'

export const link = connect({ isSatellite: true })
