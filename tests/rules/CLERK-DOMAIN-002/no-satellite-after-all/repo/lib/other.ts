import { connect } from 'other'

connect({ isSatellite: true, domain: 'store.example', proxyUrl: '/x' })
